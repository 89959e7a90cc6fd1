import { HelplineError } from '../../errors.ts';
import type { PersonInConversation } from '../port.ts';
import type { Program, Sql } from '../program.ts';
import { type ConversationRecord, notErased, selectLocked } from './conversation-lock.ts';

/**
 * Takes a conversation for this transaction, so that an erasure comes before or after what is written about it, never in
 * between. Throws `conversation-erased`, and `request-invalid` when it has not begun or is somebody else's.
 */
export function* lockOwnConversation(sql: Sql, who: PersonInConversation): Program<ConversationRecord> {
  const found = yield* selectLocked(sql, who);
  if (found !== null && notErased(found).person === who.person) return found;
  throw new HelplineError('request-invalid', 'There is no conversation of this person by that id yet. Start it first.');
}
