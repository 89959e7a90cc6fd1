import type { Language } from '../language/read.ts';
import { mendWords } from '../language/read.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import type { Button } from './outbound.ts';
import type { Offer } from './state.ts';

/** The buttons that a typed title or number may stand for at the next turn. */
export function offersOf(buttons: readonly Button[]): Offer[] {
  return buttons.flatMap((button) => (button.kind === 'tap' ? [{ title: button.title, tap: button.tap }] : []));
}

/** What was just offered and is now typed: by its title, or by its place ("2", "the second one"). */
export function recall(offers: readonly Offer[], text: string, language: Language): Offer | null {
  const byTitle = offers.find(({ title }) => isSameWords(title, text, language));
  if (byTitle) return byTitle;
  const place = places.findIndex((names) =>
    names.includes(
      text
        .toLowerCase()
        .replace(/[^a-z0-9 ]/g, '')
        .trim(),
    ),
  );
  return offers[place] ?? null;
}

/** The first place that a text names ("move 3 up", "take the second off"), from 0; -1 when it names none. */
export function placeNamed(text: string): number {
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const named = words.map((word) => places.findIndex((names) => names.includes(word)));
  return named.find((place) => place >= 0) ?? -1;
}

/**
 * Whether two texts are the same words, however they are spelt. Mending a word leaves one word in its place, so that texts of
 * unlike length need no mending to be told apart: most messages are no title.
 */
export function isSameWords(one: string, other: string, language: Language): boolean {
  const [first, second] = [one, other].map((text) => tokenise(text, language.lexicon.respell));
  if (first?.length !== second?.length) return false;
  return stemsOf(first ?? [], language) === stemsOf(second ?? [], language);
}

function stemsOf(tokens: readonly Token[], language: Language): string {
  return mendWords(tokens, language)
    .map(({ stem }) => stem)
    .join(' ');
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const places = ordinals.map((ordinal, i) => [
  `${i + 1}`,
  `${numbers[i]}`,
  ordinal,
  `the ${ordinal}`,
  `the ${ordinal} one`,
  `${ordinal} one`,
  `number ${i + 1}`,
  `number ${numbers[i]}`,
  `option ${i + 1}`,
  `option ${numbers[i]}`,
]);
