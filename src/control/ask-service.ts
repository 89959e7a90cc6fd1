import { connect, type Socket } from 'node:net';
import { type ControlAnswer, type ControlRequest, controlAnswerSchema } from './exchange.ts';
import { controlPlace } from './place.ts';

/** Asks the service that runs on this data folder. `null`: none does, or it does not answer in time. */
export async function askService(dataDir: string, request: ControlRequest, waitMs = 5000): Promise<ControlAnswer | null> {
  const socket = connect(controlPlace(dataDir));
  const timer = setTimeout(() => socket.destroy(), waitMs);
  socket.write(`${JSON.stringify(request)}\n`);
  const line = await firstLine(socket);
  clearTimeout(timer);
  socket.destroy();
  return line === null ? null : controlAnswerSchema.parse(JSON.parse(line));
}

/** `null` when there is nobody at the other end, or no more. */
function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      const end = heard.indexOf('\n');
      if (end >= 0) resolve(heard.slice(0, end));
    });
    socket.on('error', () => resolve(null)).on('close', () => resolve(null));
  });
}
