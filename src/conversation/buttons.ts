import type { Script } from '../dialogs/script.ts';
import type { Entry } from '../knowledge/entry.ts';
import type { Content } from './content.ts';
import type { Button } from './outbound.ts';

/** The commands that a button or a word may give. */
export const commands = [
  'menu',
  'start-again',
  'help',
  'more',
  'none-of-these',
  'person',
  'guides',
  'back',
  'change',
  'pause',
  'stop',
  'resume',
] as const;
export type Command = (typeof commands)[number];

/** Whether `id` names a command. */
export function isCommand(id: string): id is Command {
  return (commands as readonly string[]).includes(id);
}

/** A button that gives a command. */
export function commandButton(command: Command, title: string): Button {
  return { kind: 'tap', title, tap: { kind: 'command', id: command } };
}

/** A button that asks for an entry. */
export function entryButton(entry: Entry): Button {
  return { kind: 'tap', title: entry.title, tap: { kind: 'entry', id: entry.id } };
}

/** A button that answers a step of a dialog: its id names dialog, step and answer, so that it never means anything else. */
export function stepButton({ id }: Script, step: string, answer: string, title: string): Button {
  return { kind: 'tap', title, tap: { kind: 'step', id: `${id}/${step}/${answer}` } };
}

/** A button that opens a guided dialog, or goes on with it. */
export function dialogButton(script: Script, title = script.title): Button {
  return { kind: 'tap', title, tap: { kind: 'dialog', id: script.id } };
}

/** A button about a handoff: leave, go on waiting, rate. */
export function handoffButton(id: string, title: string): Button {
  return { kind: 'tap', title, tap: { kind: 'handoff', id } };
}

/** A button on the way to a person: a way, a summary, a callback. */
export function reachButton(id: string, title: string): Button {
  return { kind: 'tap', title, tap: { kind: 'reach', id } };
}

/** The ways to a person: the phone and WhatsApp, by one tap. */
export function personButtons({ pack, say }: Content): Button[] {
  return [
    { kind: 'call', title: say('call-button'), number: pack.helpline.phone },
    { kind: 'link', title: say('whatsapp-button'), url: `https://wa.me/${pack.helpline.whatsappInternational}` },
  ];
}

/** The menu: the way to the guided dialogs, for those who don't know what to ask, then a button for each topic. */
export function menuButtons({ topics, scripts, say }: Content): Button[] {
  const guides = scripts.length > 0 ? [commandButton('guides', say('guides-button'))] : [];
  const choices = topics.map((topic): Button => ({ kind: 'tap', title: topic.title, tap: { kind: 'topic', id: topic.id } }));
  return [...guides, ...choices];
}
