import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { isHelplineError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ControlAnswer, controlRequestSchema, type ServiceState } from './exchange.ts';
import { controlPlace } from './place.ts';

/** What the socket answers with. */
export interface ControlParts {
  readonly dataDir: string;
  readonly state: () => Promise<ServiceState>;
  readonly backup: (to: string) => Promise<void>;
  readonly log: Log;
}

/**
 * Lets `doctor` and `backup` ask the service while it runs, since nobody else may open its store. Without the socket families
 * are served all the same, so a folder that takes none is no more than a line in the log. Resolves with the way to close it.
 */
export async function openControlSocket(parts: ControlParts): Promise<() => Promise<void>> {
  const place = controlPlace(parts.dataDir);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    answerLines(socket, parts).catch(() => socket.destroy());
  });
  try {
    await listen(server, place, parts.dataDir);
  } catch (err) {
    parts.log.warn({ err }, 'no socket in the data folder: doctor and backup can’t ask this service');
    return async () => undefined;
  }
  return () => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
}

async function listen(server: ReturnType<typeof createServer>, place: string, dataDir: string): Promise<void> {
  if (process.platform !== 'win32') {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // What a service left that was ended by force. Two services never share a folder: with a database each wants one of its own.
    rmSync(place, { force: true });
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place, resolve));
  if (process.platform !== 'win32') chmodSync(place, 0o600);
}

async function answerLines(socket: Socket, parts: ControlParts): Promise<void> {
  for await (const line of createInterface({ input: socket })) {
    const answer = await answerTo(line, parts).catch((error: unknown): ControlAnswer => {
      if (!isHelplineError(error)) parts.log.error({ err: error }, 'a question over the socket failed because of a bug');
      return { kind: 'refused', what: isHelplineError(error) ? error.message : 'Something went wrong: the log says what.' };
    });
    socket.write(`${JSON.stringify(answer)}\n`);
  }
}

async function answerTo(line: string, { state, backup }: ControlParts): Promise<ControlAnswer> {
  const request = controlRequestSchema.safeParse(parseLine(line));
  if (!request.success) return { kind: 'refused', what: 'This service is of another version: stop it, update it, start it.' };
  if (request.data.ask === 'state') return { kind: 'state', state: await state() };
  await backup(request.data.to);
  return { kind: 'done' };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
