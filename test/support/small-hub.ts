import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An engagement hub that knows nothing but Bot Framework's handoff protocol: it takes activities, and posts its own. */
export interface SmallHub {
  readonly url: string;
  readonly secret: string;
  /** What it was sent, each id once. */
  readonly taken: readonly HubActivity[];
  /** What every post is answered with from now on. */
  answerWith(status: number): void;
  /** Resolves with the first activity that fits, also one that has come before. */
  heard(fits: (activity: HubActivity) => boolean): Promise<HubActivity>;
  /** Posts an activity to the assistant; gives the status of the answer. */
  post(service: string, activity: object, secret?: string): Promise<number>;
  close(): Promise<void>;
}

export interface HubActivity {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: Readonly<Record<string, unknown>>;
  readonly conversation: { readonly id: string };
  readonly attachments?: readonly { readonly name: string; readonly content: { readonly activities: readonly HubActivity[] } }[];
}

export async function openSmallHub(): Promise<SmallHub> {
  const secret = 'the-secret-of-a-hub-of-more-than-32-characters';
  const taken: HubActivity[] = [];
  const waiting = new Set<() => void>();
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => take(JSON.parse(Buffer.concat(chunks).toString()) as HubActivity, request, response));
  });
  const take = (activity: HubActivity, request: IncomingMessage, response: ServerResponse) => {
    const isKnown = request.headers.authorization === `Bearer ${secret}`;
    if (isKnown && status === 200 && !taken.some(({ id }) => id === activity.id)) taken.push(activity);
    // Not chained: where restify is loaded, writeHead gives nothing back.
    response.statusCode = isKnown ? status : 403;
    response.end();
    for (const look of waiting) look();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot`,
    secret,
    taken,
    answerWith: (next) => {
      status = next;
    },
    heard: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = taken.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async post(service, activity, as = secret) {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${as}` };
      const response = await fetch(`${service}/api/hub/activities`, { method: 'POST', headers, body: JSON.stringify(activity) });
      await response.body?.cancel();
      return response.status;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
