import type { ConversationRef, SideRequest, TurnRequest } from '../conversation/turn-request.ts';
import { HelplineError } from '../errors.ts';
import type { PersonRef } from './port.ts';

/** In UTF-16 units. Three of them at three bytes each fit PostgreSQL's index rows of 2,704 bytes. */
const maxIdLength = 256;

/** Throws `request-invalid` for a conversation that can't be told from another for good. */
export function assertConversation(ref: ConversationRef): void {
  assertId('channel', ref.channel);
  assertId('conversation', ref.conversation);
}

/** Throws `request-invalid` for an empty or unkeepable person: an erasure without a name must never match everyone. */
export function assertPerson(who: PersonRef): void {
  assertId('channel', who.channel);
  assertId('person', who.person);
}

/** Throws `request-invalid` when any id of the request can't be kept. */
export function assertRequest(request: TurnRequest): void {
  assertConversation(request);
  assertPerson(request);
  if (request.key !== null) assertId('key', request.key);
}

/** Throws `request-invalid` when any id of the request can't be kept. */
export function assertSideRequest(request: SideRequest): void {
  assertConversation(request);
  if (request.key !== null) assertId('key', request.key);
}

function assertId(name: string, id: unknown): void {
  if (typeof id === 'string' && isKeepable(id)) return;
  throw new HelplineError(
    'request-invalid',
    `The ${name} id must be text of 1 to ${maxIdLength} characters, without NUL or half characters.`,
  );
}

/** Ids are compared byte for byte, so they are refused rather than cleaned: two of them must not become one. */
function isKeepable(id: string): boolean {
  return id.length > 0 && id.length <= maxIdLength && id.isWellFormed() && !id.includes('\0');
}
