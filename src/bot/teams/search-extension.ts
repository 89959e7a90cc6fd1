import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { adaptiveCard, cardAttachment, textBlock } from './adaptive-card.ts';

/** An approved answer, with its source as one line. */
export interface FoundAnswer {
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

/** Finds answers by the same matcher as families get; the best first. */
export type SearchAnswers = (words: string) => readonly FoundAnswer[];

/** The command of the manifest whose results these are. */
export const searchCommand = 'searchKnowledge';

const querySchema = z.object({
  commandId: z.literal(searchCommand),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});

/** What the search box of Teams is answered: a list of answers, each to be put into a message. `null`: it is another command. */
export function answerSearch({ value }: Pick<Activity, 'value'>, search: SearchAnswers): object | null {
  const query = querySchema.safeParse(value);
  if (!query.success) return null;
  const typed = query.data.parameters.find(({ name }) => name === 'query')?.value;
  const found = typeof typed === 'string' ? search(typed.slice(0, 500)) : [];
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: found.map(toAttachment) } };
}

function toAttachment({ title, text, source }: FoundAnswer): object {
  const body = [
    textBlock(title, { style: 'heading', weight: 'Bolder' }),
    ...text.split(/\n{2,}/).map((paragraph) => textBlock(paragraph)),
    textBlock(source, { isSubtle: true }),
  ];
  const preview = { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: firstWords(text) } };
  return { ...cardAttachment(adaptiveCard(`${title}\n${text}\n${source}`, body, [])), preview };
}

function firstWords(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99).toWellFormed()}…`;
}
