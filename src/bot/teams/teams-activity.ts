import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';

/** Teams, in activities and in the store. */
export const teamsChannel = 'msteams';

/** Where an activity of Teams was written: to the assistant alone, or where others read along. */
export type TeamsPlace = 'personal' | 'group' | 'channel';

/** Where an activity was written. What Teams does not say is taken for a place with readers. */
export function placeOf({ conversation }: Pick<Activity, 'conversation'>): TeamsPlace {
  if (conversation.conversationType === 'personal') return 'personal';
  return conversation.conversationType === 'channel' ? 'channel' : 'group';
}

/** What was typed, without the names of whom it was addressed to, and with the spaces of a keyboard. */
export function typedText({ text, entities, recipient }: Pick<Activity, 'text' | 'entities' | 'recipient'>): string {
  const mentioned = mentionsIn(entities).filter(({ id }) => id === recipient.id);
  const without = mentioned.reduce((rest, { words }) => (words ? rest.replaceAll(words, '') : rest), text ?? '');
  return without.replaceAll('\u00a0', ' ').trim();
}

/** Whether the assistant itself was addressed. */
export function mentionsUs({ entities, recipient }: Pick<Activity, 'entities' | 'recipient'>): boolean {
  return mentionsIn(entities).some(({ id }) => id === recipient.id);
}

/** Whether somebody else was addressed: then the words are for them. */
export function mentionsOthers({ entities, recipient }: Pick<Activity, 'entities' | 'recipient'>): boolean {
  return mentionsIn(entities).some(({ id }) => id !== recipient.id);
}

/** The key of a message that was written again: each wording is one message, however often Teams tells of it. */
export function editKey({ id }: Pick<Activity, 'id'>, text: string): string {
  return `edit ${id ?? ''} ${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
}

/** The channel of a thread: `19:…@thread.tacv2;messageid=…` without its end. */
export function channelOfThread(conversation: string): string {
  return conversation.split(';messageid=')[0] ?? conversation;
}

/** The thread that a message in a channel begins. */
export function threadOf(channel: string, message: string): string {
  return `${channelOfThread(channel)};messageid=${message}`;
}

const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().optional(),
});

function mentionsIn(entities: Activity['entities'] | undefined): { id: string; words: string }[] {
  return (entities ?? []).flatMap((entity) => {
    const parsed = mentionSchema.safeParse(entity);
    return parsed.success ? [{ id: parsed.data.mentioned.id, words: parsed.data.text ?? '' }] : [];
  });
}
