import { deskWords } from '../bot/teams/desk-words.ts';
import type { LogRow } from '../conversation/log-row.ts';
import { toDeskRow } from '../desk/desk-rows.ts';

/** A row of a conversation as advisors read it in the thread of their channel; `null` where there is nothing to read. */
export function threadLine(row: LogRow): string | null {
  const shown = toDeskRow(row);
  if (shown === null || shown.text.trim() === '') return null;
  if (shown.kind === 'event') return shown.text;
  const text = shown.source ? `${shown.text}\n${shown.source}` : shown.text;
  if (shown.kind === 'note') return `${deskWords.noteBy(shown.advisor ?? '')}: ${text}`;
  const who = { enquirer: deskWords.family, assistant: deskWords.assistant, advisor: shown.advisor ?? '', system: '' }[
    shown.from
  ];
  return `${who}: ${text}`;
}
