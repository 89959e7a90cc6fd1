import type { Inbound } from '../../src/conversation/inbound.ts';
import type { LogBody } from '../../src/conversation/log-row.ts';
import { requestHandoff } from '../../src/conversation/request-handoff.ts';
import { createRunTurn } from '../../src/conversation/run-turn.ts';
import { readState, type State } from '../../src/conversation/state.ts';
import type { TurnOutcome, TurnRequest } from '../../src/conversation/turn-request.ts';
import type { World } from '../../src/conversation/world.ts';
import type { AdvisorAct, AdvisorRef, Handoff } from '../../src/handoff/handoff.ts';
import type { HandoffRequest } from '../../src/handoff/transitions.ts';
import { projectWorld, testDay } from './project-content.ts';

/** Advisors of the tests. */
export const sam: AdvisorRef = { id: 'sam@helpline', name: 'Sam' };
export const alex: AdvisorRef = { id: 'alex@helpline', name: 'Alex' };

/** A family that shares what it asked. */
export const askedFor: HandoffRequest = {
  reason: 'asked',
  briefing: { asked: 'Is it my fault?', told: 'No.', need: 'To talk.' },
  consent: { version: 'v1', at: testDay },
};

/** A conversation with a handoff in it, driven by hand: the turns as the store runs them, with its timers and clock. */
export interface HandoffTalk {
  now: number;
  world: World;
  /** When the advisor was last heard of, as the store would say. */
  advisorSeenAt: number | null;
  readonly timers: ReadonlyMap<string, number>;
  readonly state: State;
  readonly handoff: Handoff;
  say(text: string): TurnOutcome;
  tap(id: string): TurnOutcome;
  act(advisor: AdvisorRef, act: AdvisorAct, chats?: number): TurnOutcome;
  take(input: Inbound): TurnOutcome;
  /** Lets time go by, and takes the turns that come due on the way. */
  wait(ms: number): TurnOutcome[];
}

/** Begins one: the family waits already. */
export function beginHandoff(request: HandoffRequest = askedFor, start: World = projectWorld()): HandoffTalk {
  let state: State = requestHandoff({ ...readState(null), welcomed: true }, request, start).state;
  const timers = new Map<string, number>();
  const run = createRunTurn(
    (now) => ({ ...talk.world, now }),
    (error) => {
      throw error;
    },
  );
  const take = (input: Inbound): TurnOutcome => {
    const request: TurnRequest = { channel: 'directline', conversation: 'c', person: 'p', key: null, delivery: 'log', input };
    const outcome = run(state, request, talk.now);
    // As the store keeps it.
    state = JSON.parse(JSON.stringify(outcome.state));
    for (const { name, dueAt } of outcome.timers) dueAt === null ? timers.delete(name) : timers.set(name, dueAt);
    return outcome;
  };
  const talk: HandoffTalk = {
    now: start.now,
    world: start,
    advisorSeenAt: null,
    timers,
    get state() {
      return state;
    },
    get handoff() {
      if (!state.handoff) throw new Error('there is no handoff');
      return state.handoff;
    },
    say: (text) => take({ kind: 'said', text }),
    tap: (id) => take({ kind: 'tapped', tap: { kind: 'handoff', id } }),
    act: (advisor, act, chats = 0) => take({ kind: 'advisor', advisor, act, chats, handoff: talk.handoff.id }),
    take,
    wait(ms) {
      const until = talk.now + ms;
      const outcomes: TurnOutcome[] = [];
      for (let due = nextDue(timers, until); due; due = nextDue(timers, until)) {
        talk.now = Math.max(talk.now, due.at);
        outcomes.push(take({ kind: 'due', timer: due.name, advisorSeenAt: talk.advisorSeenAt }));
      }
      talk.now = until;
      return outcomes;
    },
  };
  timers.set('wait', start.now + start.handoffTimes.waitMs);
  timers.set('unattended', start.now + start.handoffTimes.unattendedMs);
  return talk;
}

function nextDue(timers: ReadonlyMap<string, number>, until: number) {
  const [first] = [...timers].map(([name, at]) => ({ name, at })).sort((a, b) => a.at - b.at);
  return first && first.at <= until ? first : null;
}

/** What a turn said, by the assistant and by advisors, as one text. */
export function saidIn({ rows }: TurnOutcome): string {
  return rows.flatMap(({ body }) => textOf(body)).join('\n');
}

/** The events of a handoff's history in a turn. */
export function eventsIn({ rows }: TurnOutcome): string[] {
  return rows.flatMap(({ body }) => (body.kind === 'handoff' ? [body.event] : []));
}

function textOf(body: LogBody): string[] {
  if (body.kind === 'outbound') return [body.message.text];
  return body.kind === 'advisor' ? [body.text] : [];
}
