import type { ListItem, Place } from './place.ts';

/** More than this is no list to take to an appointment; and what is stored has to end somewhere. */
export const longestList = 40;
/** A question, not a letter: in UTF-16 units. */
export const longestText = 300;

/** The items of a list, in the person's order. */
export function itemsOf(place: Place, list: string): readonly ListItem[] {
  return place.lists[list] ?? [];
}

/** Puts words on a list, at its end; those that stand there already, and those beyond the longest list, are left out. */
export function addItems(place: Place, list: string, texts: readonly string[], now: number): Place {
  let items = [...itemsOf(place, list)];
  for (const text of texts) {
    const isThere = items.some((item) => plain(item.text) === plain(text));
    if (!isThere && items.length < longestList) items = [...items, { id: freeId(items), text, at: now }];
  }
  return { ...place, lists: { ...place.lists, [list]: items } };
}

/** How an item of a list may be moved. */
export const moves = ['up', 'down', 'top', 'remove'] as const;
export type Move = (typeof moves)[number];

/** Moves an item, or takes it off its list. Nothing happens to one that is gone or stands at the edge. */
export function moveItem(place: Place, list: string, id: string, move: Move): Place {
  const items = itemsOf(place, list);
  const at = items.findIndex((item) => item.id === id);
  const item = items[at];
  if (!item) return place;
  const others = items.filter((other) => other !== item);
  if (move !== 'remove') others.splice(Math.max(0, move === 'top' ? 0 : at + (move === 'up' ? -1 : 1)), 0, item);
  return { ...place, lists: { ...place.lists, [list]: others } };
}

function freeId(items: readonly ListItem[]): string {
  return `i${1 + items.reduce((most, { id }) => Math.max(most, Number(id.slice(1)) || 0), 0)}`;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
