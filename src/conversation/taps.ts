import type { Reach } from '../handoff/reach.ts';
import { type Command, commandButton, dialogButton, entryButton, isCommand, menuButtons } from './buttons.ts';
import { followDialogCommand } from './dialog-commands.ts';
import { putAside } from './dialog-places.ts';
import { followDialog, showDialogs } from './dialog-start.ts';
import { followStep } from './dialog-steps.ts';
import { bringBack, carryOnButtons, leaveFor } from './dialog-turns.ts';
import { followHandoffTap } from './handoff-turns.ts';
import type { Tap } from './inbound.ts';
import { offerPerson, offerPersonBelow } from './offer-person.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import { wayButtons } from './person-ways.ts';
import { followReach, showReach } from './reach-taps.ts';
import { showEntry, showMore } from './show-entry.ts';
import { newState, type State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Does what a button says. Taps carry ids, so an old button still works; an id that is gone leads to the menu. */
export function followTap(state: State, tap: Tap, world: World): Turn {
  if (tap.kind === 'command') return isCommand(tap.id) ? followCommand(state, tap.id, world) : showMenu(state, world);
  if (tap.kind === 'topic') return leaveFor(showTopic(state, tap.id, world), world);
  if (tap.kind === 'dialog') return followDialog(state, tap.id, world);
  if (tap.kind === 'step') return followStep(state, tap.id, world);
  if (tap.kind === 'reach') return followReach(state, tap, world);
  if (tap.kind === 'handoff') return followHandoffTap(state, tap.id, world);
  const entry = world.content.entries.get(tap.id);
  if (!entry) return showMenu(state, world);
  const shown = tap.kind === 'more' ? showMore(state, entry, world) : showEntry(state, entry, world);
  // On the way to a person, and in a dialog, this is a question beside it.
  return state.reach ? bringReachBack(shown, state.reach, world) : bringBack(shown, world);
}

function bringReachBack(shown: Turn, reach: Reach, world: World): Turn {
  const back = showReach(shown.state, reach, world, world.content.say('reach-back'));
  return { ...back, replies: [...shown.replies, ...back.replies] };
}

/** Does what a command says, whether tapped or typed. */
export function followCommand(before: State, command: Command, world: World): Turn {
  const state = before.reach ? { ...before, reach: null } : before;
  const { content } = world;
  const { say } = content;
  const inDialog = followDialogCommand(state, command, world);
  if (inDialog) return inDialog;
  switch (command) {
    case 'menu':
      return showMenu(state, world);
    case 'start-again':
      return reply({ ...newState, welcomed: true, handoff: state.handoff }, say('start-again-done'), menuButtons(content));
    case 'help':
      return bringBack(reply(state, say('help'), [commandButton('menu', say('menu-button')), ...wayButtons(world)]), world);
    case 'none-of-these':
      return noneOfThese(state, world);
    case 'person':
      return leaveFor(offerPerson(state, 'asked', say('person'), world), world);
    case 'guides':
      return showDialogs(putAside(state), world);
    case 'back':
    case 'change':
      return reply(state, say('nothing-to-go-back-to'), menuButtons(content));
    case 'pause':
    case 'stop':
      return reply(state, say('stopped'), [commandButton('menu', say('menu-button'))]);
    case 'resume':
    case 'more': {
      const entry = state.lastEntry === null ? undefined : content.entries.get(state.lastEntry);
      return entry ? showMore(state, entry, world) : showMenu(state, world);
    }
  }
}

/** What was offered was not it: a miss. */
function noneOfThese(state: State, world: World): Turn {
  const { say } = world.content;
  const shown = reply({ ...state, misses: state.misses + 1 }, say('none-of-these-reply'), [
    commandButton('menu', say('menu-button')),
  ]);
  return offerPersonBelow(shown, 'not-understood', world);
}

/** The topics; before them the guided dialogs, and the one that was left half way. */
function showMenu(state: State, { content }: World): Turn {
  const buttons = [...carryOnButtons(state, content), ...menuButtons(content)];
  return reply(putAside(state), content.say('menu-intro'), buttons);
}

function showTopic(state: State, id: string, world: World): Turn {
  const { content } = world;
  const topic = content.topics.find((one) => one.id === id);
  if (!topic) return showMenu(state, world);
  const entries = [...new Set(content.entries.values())].filter((entry) => entry.topic === id);
  const dialogs = content.scripts.filter(({ topics }) => topics.includes(id));
  return reply(state, content.say('topic-intro', { title: topic.title }), [
    ...entries.map(entryButton),
    ...dialogs.map((script) => dialogButton(script)),
    commandButton('menu', content.say('menu-button')),
  ]);
}

function reply(state: State, text: string, buttons: readonly Button[]): Turn {
  const message: Outbound = { tone: 'plain', text, buttons };
  return { state: { ...state, offered: offersOf(buttons) }, replies: [message] };
}
