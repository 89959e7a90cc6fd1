import { offersOf } from './offers.ts';
import type { Button } from './outbound.ts';
import type { Turn } from './turn-result.ts';

/** Puts further buttons under the last thing said. */
export function withButtons(shown: Turn, buttons: readonly Button[]): Turn {
  const last = shown.replies.at(-1);
  if (!last) return shown;
  return {
    ...shown,
    state: { ...shown.state, offered: [...shown.state.offered, ...offersOf(buttons)] },
    replies: [...shown.replies.slice(0, -1), { ...last, buttons: [...last.buttons, ...buttons] }],
  };
}
