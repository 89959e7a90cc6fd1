import { itemsOf } from '../dialogs/lists.ts';
import type { Place } from '../dialogs/place.ts';
import type { Suggestion } from '../dialogs/script.ts';
import type { Content } from './content.ts';

/** What a suggestion puts on a list: the questions for the team of the entries that it names, and its own words. */
export function itemsSuggested({ questionsOf, items }: Suggestion, { entries }: Content): string[] {
  return [...questionsOf.flatMap((id) => entries.get(id)?.askYourTeam ?? []), ...items];
}

/** Whether all of these stand on the list already. */
export function isOnList(place: Place, list: string, texts: readonly string[]): boolean {
  const there = new Set(itemsOf(place, list).map(({ text }) => text));
  return texts.every((text) => there.has(text));
}
