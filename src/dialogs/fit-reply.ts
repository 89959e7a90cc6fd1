import Fuse from 'fuse.js';
import { functionWords } from '../language/function-words.ts';
import { type Language, readMessage } from '../language/read.ts';
import type { Token } from '../language/tokens.ts';

/** Something that may be picked by typing: its title, and other words for it. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly also: readonly string[];
}

/** A reply that picks something is short: longer ones say more than that. */
const mostWords = 12;

/** The choice whose title, or another wording of it, was typed as it stands. */
export function fitExactly(choices: readonly Choice[], text: string, language: Language): Choice | null {
  const typed = lineOf(readMessage(text, language));
  return onlyOne(wordingsOf(choices, language).filter(({ line }) => line === typed));
}

/**
 * The choice that a typed reply stands for, by its words: all of the reply's words stand in one choice alone, or all of one
 * choice's words stand in the reply. Slips of spelling count as the word. `null` when no choice, or more than one, fits.
 */
export function fitReply(choices: readonly Choice[], text: string, language: Language): Choice | null {
  const exact = fitExactly(choices, text, language);
  const reply = readMessage(text, language);
  if (exact || reply.length > mostWords || reply.some(({ word }) => refusals.has(word))) return exact;
  const wordings = wordingsOf(choices, language);
  const typed = respell(stemsOf(reply), new Set(wordings.flatMap(({ stems }) => stems)));
  if (typed.length === 0) return null;
  const whole = (stems: readonly string[]) => stems.length > 0 && stems.every((stem) => typed.includes(stem));
  const part = (stems: readonly string[]) => typed.every((stem) => stems.includes(stem));
  return (
    onlyOne(wordings.filter(({ stems }) => whole(stems) && part(stems))) ??
    onlyOne(wordings.filter(({ stems }) => part(stems))) ??
    onlyOne(wordings.filter(({ stems }) => whole(stems)))
  );
}

/** Every wording of the choices, as its words and as those of them that tell something. */
function wordingsOf(choices: readonly Choice[], language: Language) {
  return choices.flatMap((choice) =>
    [choice.title, ...choice.also].map((words) => {
      const tokens = readMessage(words, language);
      return { choice, stems: stemsOf(tokens), line: lineOf(tokens) };
    }),
  );
}

/** "Not the short one" names what is not wanted. */
const refusals: ReadonlySet<string> = new Set(['not', 'except', 'without', 'neither']);

function onlyOne(fits: readonly { readonly choice: Choice }[]): Choice | null {
  const found = new Set(fits.map(({ choice }) => choice));
  const [first] = found;
  return found.size === 1 ? (first ?? null) : null;
}

function lineOf(tokens: readonly Token[]): string {
  return tokens.map(({ stem }) => stem).join(' ');
}

/** What a reply is about, without the small words. */
function stemsOf(tokens: readonly Token[]): string[] {
  const telling = tokens.filter(({ word }) => !functionWords.has(word));
  return [...new Set(telling.map(({ stem }) => stem))];
}

/** Words that are nearly one of the choices' words are taken for it: few words, so a slip has few places to go. */
function respell(stems: readonly string[], known: ReadonlySet<string>): string[] {
  const fuse = new Fuse([...known], { threshold: 0.3, ignoreLocation: true, includeScore: true });
  return stems.map((stem) => {
    if (known.has(stem) || stem.length < 4) return stem;
    const near = fuse.search(stem).find(({ item }) => Math.abs(item.length - stem.length) <= 2);
    return near?.item ?? stem;
  });
}
