import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../../log.ts';
import { runAwaiting, type Sql } from '../program.ts';
import { announcementChannel, readAnnouncement } from '../programs/announce.ts';
import type { TypingSigns } from '../typing.ts';
import type { WakeUps } from '../wake-ups.ts';
import { ignoreError, prepareSession, runQuery } from './connection.ts';
import { createPoll } from './poll.ts';

/** Hears what other instances append. */
export interface Listener {
  close(): Promise<void>;
}

/** What a listener is told of its surroundings. */
export interface ListenerOptions {
  readonly sql: Sql;
  readonly config: ClientConfig;
  readonly wakeUps: WakeUps;
  readonly typing: TypingSigns;
  readonly log: Log;
  readonly lockWaitMs: number;
  /** How often to look for what a lost notification would have said. */
  readonly pollMs: number;
}

/** Resolves when it listens. A connection that is lost later is made again, and everyone woken, since anything may have been missed. */
export async function startListener(options: ListenerOptions): Promise<Listener> {
  const stop = new AbortController();
  const first = await listen(options);
  const running = keepListening(first, options, stop.signal);
  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

async function keepListening(first: Client, options: ListenerOptions, stop: AbortSignal): Promise<void> {
  let client: Client | null = first;
  while (client !== null) {
    await pollUntilLost(client, options, stop);
    client = await listenAgain(options, stop);
    if (client !== null) options.wakeUps.wakeAll();
  }
}

/** One connection that listens. */
async function listen(options: ListenerOptions): Promise<Client> {
  const client = new Client({ ...options.config, query_timeout: options.lockWaitMs * 2 });
  client.on('error', ignoreError);
  client.on('notification', ({ payload }) => {
    const heard = readAnnouncement(options.sql, payload ?? '');
    if (heard === null) return;
    if (heard.typing) options.typing.tell(heard.ref, heard.typing);
    else options.wakeUps.wake(heard.ref);
  });
  try {
    await client.connect();
    await prepareSession(client, options.lockWaitMs);
    await client.query(`listen ${announcementChannel}`);
    return client;
  } catch (error) {
    await drop(client);
    throw error;
  }
}

/** The poll goes over the same connection, so that it also notices one that died without a word. */
async function pollUntilLost(client: Client, options: ListenerOptions, stop: AbortSignal): Promise<void> {
  const over = new AbortController();
  const lost = AbortSignal.any([stop, over.signal]);
  client.once('end', () => over.abort());
  const poll = createPoll(options.sql, options.wakeUps);
  try {
    while (!lost.aborted) {
      await wait(options.pollMs, undefined, { signal: lost });
      await runAwaiting(poll(), (query) => runQuery(client, query));
    }
  } catch (err) {
    if (!lost.aborted) options.log.warn({ err }, 'looking for missed wake-ups failed');
  }
  await drop(client);
}

/** Tries until it listens again, ever more slowly; `null` when the store closes. */
async function listenAgain(options: ListenerOptions, stop: AbortSignal): Promise<Client | null> {
  for (let pauseMs = 50; !stop.aborted; pauseMs = Math.min(pauseMs * 2, 5000)) {
    // Jitter, so that instances don't all come back in one moment.
    await wait(pauseMs * (0.5 + Math.random()), undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return null;
    try {
      return await listen(options);
    } catch {
      options.log.warn({ pauseMs }, 'not connected to PostgreSQL for wake-ups; trying again');
    }
  }
  return null;
}

/** A server that fell silent must not keep us from closing. */
async function drop(client: Client): Promise<void> {
  await Promise.race([client.end().catch(() => undefined), wait(1000, undefined, { ref: false })]);
}
