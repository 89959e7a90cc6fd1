import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ActivitySet, WireActivity } from '../../src/http/contract.ts';

/** A bare client of the stream, to look at frames and at how sockets end. */
export interface StreamClient {
  readonly socket: WebSocket;
  readonly activities: readonly WireActivity[];
  readonly watermarks: readonly string[];
  /** Resolves once so many activities have come. */
  received(count: number): Promise<void>;
  /** Resolves with the code that the socket closed with. */
  readonly closed: Promise<number>;
}

/** Opens the stream. Rejects with the status, as text, when the server refuses. */
export async function openStream(streamUrl: string, origin?: string): Promise<StreamClient> {
  const socket = new WebSocket(streamUrl, origin === undefined ? {} : { origin });
  const activities: WireActivity[] = [];
  const watermarks: string[] = [];
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ActivitySet;
    activities.push(...frame.activities);
    watermarks.push(frame.watermark);
  });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await opened(socket);
  const received = async (count: number) => {
    while (activities.length < count) await once(socket, 'message');
  };
  return { socket, activities, watermarks, received, closed };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      reject(new Error(String(response.statusCode)));
    });
  });
}
