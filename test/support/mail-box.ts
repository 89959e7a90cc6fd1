import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server of the test's own, and what it was given. */
export interface MailBox {
  readonly url: string;
  readonly mails: readonly { readonly to: readonly string[]; readonly text: string }[];
  /** From now on every mail is refused, until told otherwise. */
  refuse(isRefusing: boolean): void;
  close(): Promise<void>;
}

export async function openMailBox(): Promise<MailBox> {
  const mails: { to: string[]; text: string }[] = [];
  let isRefusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      text(stream).then((body) => {
        if (isRefusing) return done(new Error('the box is full'));
        // Long lines are broken on the way, with a mark that takes the break back.
        const unbroken = body.replaceAll('=\r\n', '');
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: unbroken });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (refusing) => {
      isRefusing = refusing;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
