import type { Match } from '../knowledge/matcher.ts';
import type { Alert } from '../safety/gate.ts';
import type { Content } from './content.ts';
import { type Proper, readProper } from './proper.ts';

/** A message as it was understood: its words, the sign of danger in them, and what the knowledge makes of them. */
export interface Understood {
  readonly message: Proper;
  readonly alert: Alert | null;
  readonly match: Match;
}

/** Reads a message once for everything that is decided about it. */
export function understand(text: string, { language, gate, matcher }: Content): Understood {
  const message = readProper(text, language);
  const alert = gate.check(message.typed, message.tokens);
  return { message, alert, match: matcher.match({ ...message, sign: alert?.outcome ?? null }) };
}
