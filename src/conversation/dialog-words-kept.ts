import type { Place } from '../dialogs/place.ts';
import { readState, type State } from './state.ts';

/** Words of the person's own that a guided dialog has collected. */
export interface KeptWords {
  /** The dialog and the step or list that they belong to, by id. */
  readonly dialog: string;
  readonly part: string;
  readonly text: string;
  /** When they were given, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * Everything that dialogs have collected in a conversation, for "show my data": `stored` is the conversation's state as the
 * store gives it. A state that can't be read holds nothing.
 */
export function listKeptWords(stored: unknown): KeptWords[] {
  return keptWordsOf(readState(stored));
}

function keptWordsOf({ dialog, paused, aside }: State): KeptWords[] {
  const words = [...(dialog ? [dialog] : []), ...paused].flatMap(wordsIn);
  return aside ? [...words, { dialog: '', part: '', ...aside }] : words;
}

/** What a place in a dialog holds of the person's own words. */
export function wordsIn({ script, texts, lists }: Place): KeptWords[] {
  const written = Object.entries(texts).map(([part, { text, at }]) => ({ dialog: script, part, text, at }));
  const listed = Object.entries(lists).flatMap(([part, items]) =>
    items.map(({ text, at }) => ({ dialog: script, part, text, at })),
  );
  return [...written, ...listed];
}

/** Forgets collected words that were given before `before` (milliseconds since 1970). The place in the dialog stays. */
export function forgetWords(state: State, before: number): State {
  if (!keptWordsOf(state).some(({ at }) => at < before)) return state;
  return {
    ...state,
    aside: state.aside && state.aside.at >= before ? state.aside : null,
    dialog: state.dialog && forgetIn(state.dialog, before),
    paused: state.paused.map((place) => forgetIn(place, before)),
  };
}

/** When the next of a state's words is to be forgotten, given how long they are kept; `null` when it holds none. */
export function nextForgetting(state: State, keepWordsMs: number): number | null {
  const times = keptWordsOf(state).map(({ at }) => at);
  // One millisecond later, so that the oldest is past its time when it is looked at.
  return times.length === 0 ? null : Math.min(...times) + keepWordsMs + 1;
}

function forgetIn(place: Place, before: number): Place {
  const texts = Object.entries(place.texts).filter(([, { at }]) => at >= before);
  const lists = Object.entries(place.lists).map(([list, items]) => [list, items.filter(({ at }) => at >= before)]);
  return { ...place, texts: Object.fromEntries(texts), lists: Object.fromEntries(lists) };
}
