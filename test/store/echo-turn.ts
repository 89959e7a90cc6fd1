import type { NewLogRow, RunTurn, TimerChange, TurnOutcome, TurnRequest } from '../../src/conversation/turn-request.ts';
import type { Callback } from '../../src/handoff/callback.ts';
import { offerHandoff } from '../../src/handoff/transitions.ts';

/** What the echo remembers between turns. */
export interface EchoState {
  readonly count: number;
  readonly last: string;
}

/**
 * A turn that says back what it was told, counts, and leaves a decision for nobody but the system. A few words make it do
 * more: `note` adds a row for advisors, `ask` a handoff with an alert and a callback, `timer <name> <time>` sets one, `timer <name>` clears it, `throw` throws.
 */
export const echoTurn: RunTurn = (state, request) => {
  const count = ((state as EchoState | null)?.count ?? 0) + 1;
  const text = request.input.kind === 'said' ? request.input.text : request.input.kind;
  if (text === 'throw') throw new RangeError('the turn failed');
  const turn = { state: { count, last: text }, rows: echoRows(request, text, count), timers: echoTimers(text) };
  return text === 'ask' ? { ...turn, ...echoHandoff(request) } : turn;
};

/** A handoff of this person, an alert about it, and a callback. */
function echoHandoff({ person, conversation }: TurnRequest): Pick<TurnOutcome, 'handoff' | 'alerts' | 'callback'> {
  const handoff = { ...offerHandoff(`${person} ${conversation}`, 'asked', 0), code: '7K3MQ9TX' };
  return {
    handoff,
    alerts: [{ kind: 'waiting-unattended', handoff: handoff.id }],
    callback: { kind: 'request', callback: echoCallback(handoff.id, person) },
  };
}

/** A callback at the earliest of times. */
export function echoCallback(id: string, name: string): Callback {
  const time = { from: 0, until: null };
  return { id, code: '7K3MQ9TX', name, number: '+447500068065', time, isVoicemailSafe: true, requestedAt: 0 };
}

function echoRows(request: TurnRequest, text: string, count: number): NewLogRow[] {
  const note: NewLogRow = { audience: 'advisors', from: 'system', body: { kind: 'outbound', message: plain('a note') } };
  return [
    { audience: 'all', from: 'enquirer', body: { kind: 'inbound', input: request.input } },
    { audience: 'all', from: 'assistant', body: { kind: 'outbound', message: plain(`${count}: ${text}`) } },
    ...(text === 'note' ? [note] : []),
    { audience: 'system', from: 'system', body: { kind: 'decision', outcome: 'answer', entries: [], confidence: 1 } },
  ];
}

function plain(text: string) {
  return { tone: 'plain', text, buttons: [] } as const;
}

function echoTimers(text: string): TimerChange[] {
  const [command, name, dueAt] = text.split(' ');
  if (command !== 'timer' || name === undefined) return [];
  return [{ name, dueAt: dueAt === undefined ? null : Number(dueAt) }];
}

/** A person's message in the conversation `home` of the channel `test`, unless `more` says otherwise. */
export function say(text: string, more: Partial<TurnRequest> = {}): TurnRequest {
  return {
    channel: 'test',
    conversation: 'home',
    person: 'parent',
    key: null,
    delivery: 'log',
    input: { kind: 'said', text },
    ...more,
  };
}

/** The conversation that `say` speaks in. */
export const home = { channel: 'test', conversation: 'home' };
