import type { Clock } from '../clock.ts';
import type { Callbacks } from '../http/desk/desk.ts';
import type { DeskCallback } from '../http/desk-contract.ts';
import type { FiledCallback } from '../store/callback-port.ts';
import type { Store } from '../store/port.ts';

/** Calls that families asked for, as the desk sees them. */
export function createCallbacks({ callbacks }: Pick<Store, 'callbacks'>, clock: Clock): Callbacks {
  return {
    open: async () => (await callbacks.open()).map((callback) => toDesk(callback, clock.now())),
    finish: (advisor, id) => callbacks.finish(id, advisor.id),
    findByCode: async (code) => {
      const found = await callbacks.findByCode(code);
      return found && toDesk(found, clock.now());
    },
  };
}

/** It is due once its time has begun. */
function toDesk({ time, status, ...callback }: FiledCallback, now: number): DeskCallback {
  const isDue = status === 'requested' && time.from <= now;
  return { ...callback, from: time.from, until: time.until, status: isDue ? 'due' : status };
}
