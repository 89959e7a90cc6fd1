import { type Command, commandButton, entryButton, isCommand, personButtons, topicButtons } from './buttons.ts';
import type { Tap } from './inbound.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import { showEntry, showMore } from './show-entry.ts';
import { newState, type State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Does what a button says. Taps carry ids, so an old button still works; an id that is gone leads to the menu. */
export function followTap(state: State, tap: Tap, world: World): Turn {
  if (tap.kind === 'command') return isCommand(tap.id) ? followCommand(state, tap.id, world) : showMenu(state, world);
  if (tap.kind === 'topic') return showTopic(state, tap.id, world);
  const entry = world.content.entries.get(tap.id);
  if (!entry) return showMenu(state, world);
  return tap.kind === 'more' ? showMore(state, entry, world) : showEntry(state, entry, world);
}

/** Does what a command says, whether tapped or typed. */
export function followCommand(state: State, command: Command, world: World): Turn {
  const { content } = world;
  const { say } = content;
  switch (command) {
    case 'menu':
      return showMenu(state, world);
    case 'start-again':
      return reply({ ...newState, welcomed: true }, say('start-again-done'), topicButtons(content));
    case 'help':
      return reply(state, say('help'), [commandButton('menu', say('menu-button')), ...personButtons(content)]);
    case 'none-of-these':
      return reply({ ...state, misses: state.misses + 1 }, say('none-of-these-reply'), [
        ...personButtons(content),
        commandButton('menu', say('menu-button')),
      ]);
    case 'person':
      return reply({ ...state, misses: 0 }, say('person'), personButtons(content));
    case 'more': {
      const entry = state.lastEntry === null ? undefined : content.entries.get(state.lastEntry);
      return entry ? showMore(state, entry, world) : showMenu(state, world);
    }
  }
}

function showMenu(state: State, { content }: World): Turn {
  return reply(state, content.say('menu-intro'), topicButtons(content));
}

function showTopic(state: State, id: string, world: World): Turn {
  const { content } = world;
  const topic = content.topics.find((one) => one.id === id);
  if (!topic) return showMenu(state, world);
  const entries = [...new Set(content.entries.values())].filter((entry) => entry.topic === id);
  return reply(state, content.say('topic-intro', { title: topic.title }), [
    ...entries.map(entryButton),
    commandButton('menu', content.say('menu-button')),
  ]);
}

function reply(state: State, text: string, buttons: readonly Button[]): Turn {
  const message: Outbound = { tone: 'plain', text, buttons };
  return { state: { ...state, offered: offersOf(buttons) }, replies: [message] };
}
