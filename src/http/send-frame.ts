import type { WebSocket } from 'ws';

/** Sends `value` as JSON. Resolves when the frame has left for the network, which is what makes a slow client slow us down. */
export function sendFrame(socket: WebSocket, value: object): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(JSON.stringify(value), (error) => (error ? reject(error) : resolve()));
  });
}
