import { createTransport } from 'nodemailer';
import type { Teller } from './teller.ts';

/** Where alerts are mailed, and through which server. */
export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** A server that does not answer must not hold the next alert up for long. */
const waitMs = 15_000;

/** Tells by mail. Beyond this machine the connection must be encrypted: where a server has no TLS, the alert is not sent to it. */
export function createMailTeller({ server, from, to }: MailSettings): Teller {
  const { hostname } = new URL(server);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const transport = createTransport({
    url: server,
    requireTLS: !isHere,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    // Nothing that comes from a file or an address is ever put into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    by: 'mail',
    tell: async ({ id, subject, text }) => {
      await transport.sendMail({ from, to: [...to], subject, text, messageId: `<${id}@helpline>` });
    },
    close: () => transport.close(),
  };
}
