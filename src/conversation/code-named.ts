import { type Code, readCode } from '../code.ts';
import type { Inbound } from './inbound.ts';

/** The code that an input names, if it does: typed as it is shown, or on the button that cancels it. The store looks up what it is for. */
export function codeNamed(input: Inbound): Code | null {
  if (input.kind === 'tapped') return input.tap.kind === 'reach' ? codeToCancel(input.tap.id) : null;
  return input.kind === 'said' ? codeIn(input.text) : null;
}

/** The code that a button cancels. */
export function codeToCancel(tap: string): Code | null {
  return tap.startsWith('cancel/') ? readCode(tap.slice('cancel/'.length)) : null;
}

/** Whether a message is nothing but a code, so that it can be meant as nothing else. */
export function isBareCode(text: string): boolean {
  const plain = text.trim();
  return /^[0-9a-z]{4}[- ]?[0-9a-z]{4}$/i.test(plain) && looksLikeOne(plain) && readCode(plain) !== null;
}

/** A code among other words has to look like one: eight letters may be a word. */
function codeIn(text: string): Code | null {
  const found = text.match(/(?<![\w-])[0-9a-z]{4}[- ]?[0-9a-z]{4}(?![\w-])/gi) ?? [];
  const isAll = found[0]?.length === text.trim().length;
  const code = found.find((one) => looksLikeOne(one) || isAll);
  return code === undefined ? null : readCode(code);
}

function looksLikeOne(text: string): boolean {
  return text.includes('-') || /\d/.test(text);
}
