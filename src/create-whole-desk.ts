import type { AppParts } from './app-parts.ts';
import { closedBecause } from './desk/closed-because.ts';
import { createCallbacks } from './desk/create-callbacks.ts';
import { createDesk } from './desk/create-desk.ts';
import { createHandoffs } from './desk/create-handoffs.ts';
import type { DeskWatch } from './desk/desk-watch.ts';
import type { Desk, Handoffs } from './http/desk/desk.ts';
import type { Store } from './store/port.ts';

/** The advisor desk, over what is kept and what is watched; and its handoffs, as a channel of the advisors sees them too. */
export function createWholeDesk({
  settings,
  content,
  clock,
  store,
  watch,
}: Pick<AppParts, 'settings' | 'content' | 'clock'> & { store: Store; watch: DeskWatch }): { desk: Desk; handoffs: Handoffs } {
  const isClosed = () => closedBecause(content().hours, watch.view(), clock.now());
  const handoffs = createHandoffs({ store, watch, clock, closedBecause: isClosed });
  const desk = createDesk({
    store,
    clock,
    content,
    handoffs,
    callbacks: createCallbacks(store, clock),
    sessionLimits: settings.desk.sessions,
    view: watch.view,
    onRules: watch.refresh,
  });
  return { desk, handoffs };
}
