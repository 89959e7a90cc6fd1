import type { Inbound } from '../../src/conversation/inbound.ts';
import type { Button, Outbound } from '../../src/conversation/outbound.ts';
import { newState, type State } from '../../src/conversation/state.ts';
import { turn } from '../../src/conversation/turn.ts';
import type { Turn } from '../../src/conversation/turn-result.ts';
import type { World } from '../../src/conversation/world.ts';
import { projectWorld } from './project-content.ts';

/** A conversation that a test drives by hand, in a world that it may change under it. */
export interface Talk {
  readonly state: State;
  /** What the last turn said. */
  readonly replies: readonly Outbound[];
  world: World;
  say(text: string): Turn;
  tap(kind: string, id: string): Turn;
  press(button: Button): Turn;
}

/** Begins one, after its welcome. */
export function beginTalk(world: World = projectWorld(), from: State = { ...newState, welcomed: true }): Talk {
  let state = from;
  let replies: readonly Outbound[] = [];
  const take = (input: Inbound) => {
    const next = turn(state, input, talk.world);
    // As the store keeps it.
    state = JSON.parse(JSON.stringify(next.state));
    replies = next.replies;
    return next;
  };
  const talk: Talk = {
    get state() {
      return state;
    },
    get replies() {
      return replies;
    },
    world,
    say: (text) => take({ kind: 'said', text }),
    tap: (kind, id) => take({ kind: 'tapped', tap: { kind, id } as never }),
    press: (button) => {
      if (button.kind !== 'tap') throw new Error(`"${button.title}" does not come back to us`);
      return take({ kind: 'tapped', tap: button.tap, title: button.title });
    },
  };
  return talk;
}

/** Everything that can be pressed under the last things said: the steps' own buttons, the list's and the ways about. */
export function buttonsUnder(replies: readonly Outbound[]): Extract<Button, { kind: 'tap' }>[] {
  return replies
    .flatMap(({ buttons, guide }) => [
      ...buttons,
      ...(guide?.list?.items.flatMap((item) => item.buttons) ?? []),
      ...(guide?.list?.edit ? [guide.list.edit] : []),
      ...(guide?.controls ?? []),
    ])
    .flatMap((button) => (button.kind === 'tap' ? [button] : []));
}
