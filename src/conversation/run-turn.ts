import { type Handoff, isUnderWay } from '../handoff/handoff.ts';
import { personButtons } from './buttons.ts';
import type { Decision } from './decision.ts';
import { nextForgetting } from './dialog-words-kept.ts';
import { handoffTimers } from './handoff-due.ts';
import type { Inbound } from './inbound.ts';
import type { Outbound } from './outbound.ts';
import { readState, type State } from './state.ts';
import { turn } from './turn.ts';
import type { NewLogRow, RunTurn, TimerChange, TurnOutcome, TurnRequest } from './turn-request.ts';
import type { Enquirer, Surroundings, World } from './world.ts';

/** The world as it is when a turn begins. `now` in milliseconds since 1970. */
export type Snapshot = (now: number) => Surroundings;

/** Told of a turn that threw: a bug. The request is for its ids; what the family said is not to be written down. */
export type ReportBug = (error: unknown, request: TurnRequest) => void;

/**
 * The turn as the store runs it. If it throws, the message is stored all the same with the phone line as the reply, the
 * state stays where it was, and the bug is reported: nothing is lost and nothing loops.
 */
export function createRunTurn(snapshot: Snapshot, reportBug: ReportBug): RunTurn {
  return (state, request, now) => {
    const world = { ...snapshot(now), enquirer: enquirerOf(request), callback: request.callback ?? null };
    try {
      return takeTurn(state, request, world);
    } catch (error) {
      reportBug(error, request);
      return apologise(state, request, world);
    }
  };
}

function enquirerOf({ channel, person, delivery }: TurnRequest): Enquirer {
  return { channel, person, isReachable: delivery !== 'inline' };
}

function takeTurn(stored: unknown, request: TurnRequest, world: World): TurnOutcome {
  const before = readState(stored);
  const { state, replies, decision, rows = [], alerts, refusal, callback } = turn(before, request.input, world);
  if (refusal) return { state: stored, rows: [], timers: [], refusal };
  const { handoff } = state;
  return {
    state,
    rows: [
      ...(isOwn(request.input) ? [inboundRow(request)] : []),
      ...(decision ? [decisionRow(decision)] : []),
      ...rows,
      ...replies.map(outboundRow),
    ],
    timers: timersAfter(before, state, request.input, world),
    ...(alerts?.length ? { alerts } : {}),
    ...(callback ? { callback } : {}),
    ...(handoff && handoff !== before.handoff ? { handoff } : {}),
    ...(handoff && concernsAdvisors(handoff, before.handoff) ? { forAdvisors: handoff.id } : {}),
  };
}

/**
 * Whether the advisors hear of this turn: from when the family asks for a person to the end, and of its rating. Of a handoff
 * that was only offered they hear nothing: nobody has agreed that they read along.
 */
function concernsAdvisors(handoff: Handoff, before: Handoff | null): boolean {
  const isRated = before?.status === 'closed' && handoff.status === 'closed' && handoff !== before;
  return isUnderWay(handoff) || isUnderWay(before) || isRated;
}

function isOwn({ kind }: Inbound): boolean {
  return kind === 'joined' || kind === 'said' || kind === 'tapped';
}

/** Words that a dialog has collected are forgotten in time, though their conversation sleeps. Unchanged, it is not written again. */
function wordsTimer(before: State, after: State, input: Inbound, { keepWordsMs }: World): TimerChange[] {
  const dueAt = nextForgetting(after, keepWordsMs);
  const isDue = input.kind === 'due' && input.timer === 'words';
  return isDue || dueAt !== nextForgetting(before, keepWordsMs) ? [{ name: 'words', dueAt }] : [];
}

/** A timer that came and that nobody sets anew is cleared, so that it does not come again at once. */
function timersAfter(before: State, after: State, input: Inbound, world: World): TimerChange[] {
  const changes = [...wordsTimer(before, after, input, world), ...timersOfHandoff(before, after, input, world)];
  if (input.kind !== 'due' || changes.some(({ name }) => name === input.timer)) return changes;
  return [...changes, { name: input.timer, dueAt: null }];
}

function timersOfHandoff(before: State, after: State, input: Inbound, world: World): TimerChange[] {
  const due = input.kind === 'due' ? { due: input.timer, advisorSeenAt: input.advisorSeenAt ?? null } : {};
  return handoffTimers(before.handoff, after.handoff, { ...due, world });
}

/** An advisor is told that it failed, and has their words still; what nobody did is tried again in a minute, and nothing is said of it. */
function apologise(state: unknown, request: TurnRequest, { content, now }: World): TurnOutcome {
  const { input } = request;
  if (input.kind === 'due') return { state, rows: [], timers: [{ name: input.timer, dueAt: now + tryAgainMs }] };
  if (!isOwn(input)) return { state, rows: [], timers: [], refusal: { code: 'failed' } };
  const sorry: Outbound = { tone: 'plain', text: content.say('sorry-broken'), buttons: personButtons(content) };
  return { state, rows: [inboundRow(request), outboundRow(sorry)], timers: [] };
}

const tryAgainMs = 60_000;

/** What the person did is in their own view; joining is not a message and stays out of it. */
function inboundRow({ input }: TurnRequest): NewLogRow {
  return { audience: input.kind === 'joined' ? 'system' : 'all', from: 'enquirer', body: { kind: 'inbound', input } };
}

function outboundRow(message: Outbound): NewLogRow {
  return { audience: 'all', from: 'assistant', body: { kind: 'outbound', message } };
}

function decisionRow({ outcome, answers, confidence }: Decision): NewLogRow {
  return {
    audience: 'system',
    from: 'system',
    body: { kind: 'decision', outcome, entries: answers.map(({ entry }) => entry), confidence },
  };
}
