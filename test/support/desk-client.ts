import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What a browser sends by itself with each request of a page of ours. */
export function ownPage(url: string): Record<string, string> {
  return { origin: url, 'sec-fetch-site': 'same-origin' };
}

/** Calls the desk's part of the service. */
export async function callDesk(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object = {},
): Promise<{ status: number; text: string; headers: Headers }> {
  const json =
    method === 'POST' ? { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } } : { headers };
  const response = await fetch(`${url}${path}`, { method, redirect: 'manual', ...json });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** A service that prints one-time links. */
interface SignInPlace {
  readonly url: string;
  linkOf(name: string): string | undefined;
}

/** Signs in by the link of that name, and gives the headers of a page of theirs. */
export async function signInByLink(service: SignInPlace, name: string): Promise<Record<string, string>> {
  const secret = new URL(service.linkOf(name) ?? '').hash.replace('#sign-in=', '');
  const answer = await callDesk(service.url, 'POST', '/api/desk/sign-in', ownPage(service.url), { secret });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 200 || cookie === undefined) throw new Error(`${name} could not sign in: ${answer.text}`);
  return { ...ownPage(service.url), cookie };
}

/** A desk's socket that is open, with every frame that came. */
export interface OpenDesk {
  readonly socket: WebSocket;
  readonly frames: { readonly kind: string; readonly [field: string]: unknown }[];
  /** Resolves with the first frame that `fits`, also one that has come before. */
  frame(
    fits: (frame: { readonly kind: string; readonly [field: string]: unknown }) => boolean,
  ): Promise<OpenDesk['frames'][number]>;
}

/** Opens the socket; rejects with what the service said when it refuses. */
export async function openDeskSocket(url: string, headers: Readonly<Record<string, string>>): Promise<OpenDesk> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/desk/live`, { headers });
  const frames: OpenDesk['frames'] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await once(socket, 'open');
  return {
    socket,
    frames,
    async frame(fits) {
      for (;;) {
        const found = frames.find(fits);
        if (found) return found;
        await once(socket, 'message');
      }
    },
  };
}
