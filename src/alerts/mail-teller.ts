import type { Transporter } from 'nodemailer';
import type { Teller } from './teller.ts';

/** Where alerts are mailed, and through which server. */
export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** Tells by mail. */
interface MailTeller extends Teller {
  /** Signs in at the server, and sends nothing. Rejects, with a `code` of the mail library's, when the server would take no mail from us. */
  verify(): Promise<void>;
}

/** A server that does not answer must not hold the next alert up for long. */
const waitMs = 15_000;

/** Tells by mail. The mail library is loaded with the first alert: most starts send none. */
export function createMailTeller(settings: MailSettings): MailTeller {
  let opened: Promise<Transporter> | undefined;
  const transport = () => {
    opened ??= openTransport(settings.server);
    return opened;
  };
  return {
    by: 'mail',
    tell: async ({ id, subject, text }) => {
      const { from, to } = settings;
      await (await transport()).sendMail({ from, to: [...to], subject, text, messageId: `<${id}@helpline>` });
    },
    verify: async () => {
      await (await transport()).verify();
    },
    close: () => void opened?.then((open) => open.close()),
  };
}

/** Beyond this machine the connection must be encrypted: where a server has no TLS, nothing is sent to it. */
async function openTransport(server: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url: server,
    requireTLS: !isOnThisMachine(server),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    // Nothing that comes from a file or an address is ever put into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Whether what goes to this address stays on the machine, so that it needs no encryption. */
export function isOnThisMachine(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}
