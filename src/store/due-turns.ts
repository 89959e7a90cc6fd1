import type { Log } from '../log.ts';
import type { Store } from './port.ts';

/** So many turns are taken in one go; families' turns come in between. */
const atOnce = 100;

/**
 * Takes the turns that are due: each timer whose time has come is an input of its conversation, and the turn sets or clears
 * it. Several instances may do so at once: a turn that finds nothing left to do changes nothing. How many were taken.
 */
export async function takeDueTurns(store: Pick<Store, 'dueTimers' | 'takeSideTurn'>, log: Log): Promise<number> {
  const due = await store.dueTimers(atOnce);
  for (const { channel, conversation, name } of due) {
    await store
      .takeSideTurn({ channel, conversation, key: null, input: { kind: 'due', timer: name } })
      .catch((err: unknown) => log.warn({ err, channel, conversation }, 'a turn that was due failed; it is tried again'));
  }
  return due.length;
}

/** Looks every `everyMs` for turns that are due, from now on. Returns the way to stop. */
export function watchDueTurns(store: Pick<Store, 'dueTimers' | 'takeSideTurn'>, log: Log, everyMs: number): () => void {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running
      .then(() => takeDueTurns(store, log))
      .catch((err: unknown) => log.warn({ err }, 'turns that are due were not looked for; it is tried again'));
  };
  look();
  const timer = setInterval(look, everyMs);
  return () => clearInterval(timer);
}
