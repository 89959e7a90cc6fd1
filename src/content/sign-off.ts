import { createHash } from 'node:crypto';
import type { ScriptFile } from '../dialogs/script.ts';
import type { EntryFile } from '../knowledge/entry.ts';
import type { Wording } from '../language/wording.ts';
import type { Safety } from '../safety/safety.ts';

/** What a person signs: the very text, by its hash. 16 hexadecimal digits of SHA-256; spaces and line ends don't count. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.trim().replace(/\s+/g, ' ')).digest('hex').slice(0, 16);
}

/** Whether the text was signed off as it stands. One that was changed afterwards was not. */
export function isSigned(wording: Wording, text: string): boolean {
  return wording.status === 'signed' && wording.hash === hashText(text);
}

/** The text of an entry that is signed: what families read. */
export function textOfEntry({ answer, more = '' }: EntryFile): string {
  return `${answer}\n${more}`;
}

/** The text of a guided dialog that is signed: everything that families read or press. */
export function textOfScript({ title, hint, lists, steps }: ScriptFile): string {
  const read = steps.flatMap((step) => [
    step.text ?? '',
    ...(step.kind === 'choose' ? step.options.map((option) => option.title) : []),
    ...(step.kind === 'collect' ? step.suggestions.flatMap((one) => [one.title, ...one.items]) : []),
  ]);
  return [title, hint, ...Object.values(lists), ...read].join('\n');
}

/** How many wordings and rules of the safety file await their sign-off. While there are any, families see "draft". */
export function countUnsignedSafety({ replies, safetyLines, rules }: Safety): number {
  const said = [...Object.values(replies), ...Object.values(safetyLines)].map(({ wording, say }) => isSigned(wording, say));
  const found = rules.map(({ wording, signs, unless }) => isSigned(wording, [...signs, ...unless].join('\n')));
  return [...said, ...found].filter((signed) => !signed).length;
}
