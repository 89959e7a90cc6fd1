import { alertWords } from '../alerts/alert-words.ts';
import type { HandoffBody, LogBody, LogRow } from '../conversation/log-row.ts';
import type { HandoffEvent } from '../handoff/handoff.ts';
import type { DeskRow } from '../http/desk-contract.ts';

/** A row of the log as an advisor reads it; `null` for what says nothing: joining, a decision. */
export function toDeskRow(row: LogRow): DeskRow | null {
  const words = wordsOf(row.body);
  if (words === null) return null;
  const { seq, at, from, clientKey } = row;
  return { kind: 'message', tone: 'plain', advisor: null, source: null, seq, at, from, key: clientKey, ...words };
}

type Words = Pick<DeskRow, 'text'> & Partial<Pick<DeskRow, 'kind' | 'tone' | 'advisor' | 'source'>>;

function wordsOf(body: LogBody): Words | null {
  switch (body.kind) {
    case 'inbound':
      return inputWords(body.input);
    case 'outbound': {
      const { text, tone, source } = body.message;
      return { text, tone, source: source?.line ?? null };
    }
    case 'advisor':
      return {
        text: body.text,
        tone: body.source ? 'answer' : 'plain',
        advisor: body.advisor.name,
        source: body.source?.line ?? null,
      };
    case 'note':
      return { kind: 'note', text: body.text, advisor: body.advisor.name };
    case 'handoff':
      return { kind: 'event', text: eventWords(body), advisor: body.advisor?.name ?? null };
    case 'alert':
      return { kind: 'event', text: alertTold(body) };
    case 'undelivered':
      return { kind: 'event', text: undelivered };
    default:
      return null;
  }
}

function alertTold({ alert, by }: Extract<LogBody, { kind: 'alert' }>): string {
  const what = alertWords(alert, 0, '').subject;
  return by.length === 0 ? `${what}. No address is set for alerts, so nobody was told.` : `${what}. Told by ${by.join(' and ')}.`;
}

function inputWords(input: Extract<LogBody, { kind: 'inbound' }>['input']): Words | null {
  if (input.kind === 'said') return { text: input.text };
  // A button is its title: what was chosen, not what it carries.
  return input.kind === 'tapped' && input.title ? { text: input.title } : null;
}

function eventWords({ event, advisor }: HandoffBody): string {
  return events[event].replace('{name}', advisor?.name ?? 'An advisor');
}

const undelivered =
  'A message did not reach the family: they may have blocked the helper, or left. Try another way to reach them.';

/** For the charity's own people, beside the words that the family was told. */
const events: Readonly<Record<HandoffEvent, string>> = {
  requested: 'The family asked for a person and waits.',
  claimed: '{name} took the chat.',
  transferred: 'The chat was passed on to {name}.',
  'put-back': 'The chat was put back in the queue.',
  'lease-lost': 'The advisor was lost. The chat is back in the queue.',
  'asked-to-wait-on': 'The family was asked whether they wait on.',
  'waits-on': 'The family waits on.',
  flagged: 'Danger was said. The family was told whom to call.',
  left: 'The family left.',
  'timed-out': 'Nobody came in time. The family was given the other ways to a person.',
  closed: 'The chat was closed.',
  failed: 'The chat could not be carried on. The family was given the phone number.',
  rated: 'The family said how it was.',
};
