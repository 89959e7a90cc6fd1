import { showCode } from '../code.ts';
import type { KnownCallback } from '../handoff/callback.ts';
import { callbackRow, cancelButton } from './callback-form.ts';
import { isBareCode } from './code-named.ts';
import { offersOf } from './offers.ts';
import type { Button } from './outbound.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import { callbackTimeWords } from './when-words.ts';
import type { World } from './world.ts';

/** After so many codes that were none, no more are looked up in this chat: somebody is guessing. */
const mostWrongCodes = 5;

/** Says how a callback stands whose code was typed; `null` when none was. Never a name or a number: a code may be found by anybody. */
export function answerCode(state: State, text: string, world: World): Turn | null {
  const { callback } = world;
  const isBare = isBareCode(text);
  if (!callback && !isBare) return null;
  if (state.wrongCodes >= mostWrongCodes) return isBare ? say(state, 'code-too-many', [], world) : null;
  if (!callback) return say({ ...state, wrongCodes: state.wrongCodes + 1 }, 'code-unknown', [], world);
  const buttons = callback.status === 'requested' ? [cancelButton(callback.code, world)] : [];
  return say(state, statusPhrase(callback), buttons, world);
}

/** Cancels a callback by its button. One that was made or cancelled before stays as it is. */
export function cancelCallback(state: State, world: World): Turn {
  const { callback } = world;
  if (!callback || state.wrongCodes >= mostWrongCodes) return say(state, 'code-unknown', [], world);
  if (callback.status !== 'requested') return say(state, statusPhrase(callback), [], world);
  const cancelled = say(state, 'callback-cancelled', [], world);
  return { ...cancelled, rows: [callbackRow('cancelled', callback.id)], callback: { kind: 'cancel', id: callback.id } };
}

const phrases = {
  requested: 'callback-status-requested',
  done: 'callback-status-done',
  cancelled: 'callback-status-cancelled',
} as const;

function statusPhrase({ status }: KnownCallback) {
  return phrases[status];
}

type CodePhrase = (typeof phrases)[keyof typeof phrases] | 'callback-cancelled' | 'code-unknown' | 'code-too-many';

function say(state: State, phrase: CodePhrase, buttons: readonly Button[], world: World): Turn {
  const { callback, content } = world;
  const values = callback ? { code: showCode(callback.code), when: callbackTimeWords(callback.time, world) } : {};
  const text = content.say(phrase, values);
  return { state: { ...state, offered: offersOf(buttons) }, replies: [{ tone: 'plain', text, buttons }] };
}
