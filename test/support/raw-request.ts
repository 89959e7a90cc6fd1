import { connect } from 'node:net';

/** Sends bytes as they are and gives back everything that is answered until the connection ends. */
export function sendRaw(url: string, ...parts: (string | Uint8Array)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname);
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    // What was answered before a reset still counts.
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
    socket.on('close', () => resolve(answer));
    for (const part of parts) socket.write(part);
  });
}

/** The status of a raw answer. */
export function statusOf(answer: string): number {
  return Number(answer.split(' ')[1]);
}
