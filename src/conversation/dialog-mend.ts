import { type Mended, mendPlace } from '../dialogs/mend-place.ts';
import type { Place } from '../dialogs/place.ts';
import type { Script } from '../dialogs/script.ts';
import { commandButton } from './buttons.ts';
import type { Content } from './content.ts';
import { findScript } from './dialog-places.ts';
import { wordsIn } from './dialog-words-kept.ts';
import type { Outbound } from './outbound.ts';
import type { State } from './state.ts';

/** A state that fits the scripts as they are now. */
export interface MendedState {
  readonly state: State;
  /** What has to be said about it, before anything else is. */
  readonly notice: Outbound | null;
}

/** The dialogs may have been edited since the last turn: the one that is under way goes on at the nearest step, and says so. */
export function mendDialog(state: State, content: Content): MendedState {
  const { dialog } = state;
  if (!dialog) return { state, notice: null };
  const script = findScript(dialog.script, content);
  if (!script) return { state: { ...state, dialog: null }, notice: goneNotice(dialog, content) };
  const { place, change } = mendPlace(script, dialog);
  const moved = place === dialog ? state : { ...state, dialog: { ...place, script: script.id } };
  return { state: moved, notice: change === 'same' ? null : line(changeLine(change, script, content)) };
}

/** What is said when an edited script put a person somewhere else; nothing when it did not. */
export function changeLine(change: Mended['change'], { title }: Script, { say }: Content): string {
  if (change === 'same') return '';
  return say(change === 'asked-again' ? 'guide-asked-again' : 'guide-edited', { title });
}

/** A dialog that is there no more: what the person wrote in it is given back to them. */
export function goneNotice(place: Place, content: Content): Outbound {
  const words = wordsIn(place).map(({ text }) => `- ${text}`);
  const gone = content.say('guide-gone');
  const message = line(words.length > 0 ? `${gone} ${content.say('guide-gone-words')}\n\n${words.join('\n')}` : gone);
  return { ...message, buttons: [commandButton('guides', content.say('guides-button'))] };
}

function line(text: string): Outbound {
  return { tone: 'plain', text, buttons: [] };
}
