import { asksSomething } from '../knowledge/segments.ts';
import type { Content } from './content.ts';
import type { Decision } from './decision.ts';
import { readProper } from './proper.ts';
import { meaningless } from './wishes.ts';

/** A typed message in a dialog, with what it would come to outside of one. */
export interface Reply {
  readonly text: string;
  readonly decision: Decision;
  /** Whether the words express an intent of intents.yaml, such as `yes`. */
  means(intent: string): boolean;
  /** Whether it asks something. */
  readonly asks: boolean;
}

/** Reads a message as a reply to a dialog. */
export function readReply(text: string, decision: Decision, content: Content): Reply {
  const { tokens, whole } = readProper(text, content.language);
  // "Ok, yes" is all courtesy; it is a reply nevertheless.
  const words = tokens.length < 2 ? whole : tokens;
  const weightless = meaningless(words, content);
  return { text, decision, means: (intent) => content.intents.expresses(intent, words, weightless), asks: asksSomething(whole) };
}
