import type { Entry } from '../knowledge/entry.ts';
import type { Content } from './content.ts';
import type { Button } from './outbound.ts';

/** The commands that a button or a word may give. */
export const commands = ['menu', 'start-again', 'help', 'more', 'none-of-these', 'person'] as const;
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

/** The ways to a person: the phone and WhatsApp, by one tap. */
export function personButtons({ pack, say }: Content): Button[] {
  return [
    { kind: 'call', title: say('call-button'), number: pack.helpline.phone },
    { kind: 'link', title: say('whatsapp-button'), url: `https://wa.me/${pack.helpline.whatsappInternational}` },
  ];
}

/** A button for each topic of the menu. */
export function topicButtons({ topics }: Content): Button[] {
  return topics.map((topic) => ({ kind: 'tap', title: topic.title, tap: { kind: 'topic', id: topic.id } }));
}
