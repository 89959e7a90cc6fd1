import { expect } from 'chai';
import type { Inbound } from '../../src/conversation/inbound.ts';
import { createRunTurn } from '../../src/conversation/run-turn.ts';
import type { TurnRequest } from '../../src/conversation/turn-request.ts';
import { emptyDesk } from '../../src/handoff/desk-view.ts';
import { beginHandoff, sam } from '../support/handoff-talk.ts';
import { projectContent, projectWorld, testDay } from '../support/project-content.ts';

const request: TurnRequest = {
  channel: 'directline',
  conversation: 'c',
  person: 'p',
  key: 'k',
  input: { kind: 'said', text: 'is it my fault' },
  delivery: 'log',
};

describe('createRunTurn', () => {
  it('gives rows in order: the input, the decision for the system alone, what is said', () => {
    const { rows, state } = createRunTurn(() => projectWorld(), fail)(null, request, testDay);
    expect(rows.map(({ audience, body }) => `${audience} ${body.kind}`)).to.deep.equal([
      'all inbound',
      'system decision',
      'all outbound',
      'all outbound',
    ]);
    expect(state).to.have.property('lastEntry', 'not-your-fault');
  });

  it('keeps what the family said out of the decision', () => {
    const { rows } = createRunTurn(() => projectWorld(), fail)(null, request, testDay);
    const decision = rows.find(({ body }) => body.kind === 'decision');
    expect(JSON.stringify(decision)).not.to.include('my fault');
  });

  it('lets advisors hear nothing of a family while a person is only offered', () => {
    const world = { ...projectWorld(), desk: { ...emptyDesk, onDuty: [{ advisor: sam, chats: 0 }] } };
    const run = createRunTurn(() => world, fail);
    const reach = (id: string): Inbound => ({ kind: 'tapped', tap: { kind: 'reach', id } });
    const said = (text: string): Inbound => ({ kind: 'said', text });
    let state: unknown = null;
    const hears = (input: Inbound): boolean => {
      const outcome = run(state, { ...request, input }, testDay);
      state = outcome.state;
      return outcome.forAdvisors !== undefined;
    };
    const offered = [said('is it my fault'), said('can I talk to a person'), reach('chat'), said('what is jmml')];
    expect(offered.map(hears)).to.deep.equal([false, false, false, false]);
    expect(hears(reach('share'))).to.equal(true);
  });

  it('lets advisors hear of a family that asked for a person up to the end, and of its rating, and of nothing after', () => {
    const talk = beginHandoff();
    const heard = [
      talk.say('is it my fault'),
      talk.act(sam, { kind: 'claim' }),
      talk.say('hello'),
      talk.tap('leave'),
      talk.tap('rate/4'),
    ];
    expect(heard.map(({ forAdvisors }) => forAdvisors)).to.deep.equal(heard.map(() => talk.handoff.id));
    expect(talk.say('what is jmml').forAdvisors).to.equal(undefined);
  });

  it('stores the message and the phone line when the turn throws, leaves the state, and reports the bug', () => {
    const bug = new Error('planted');
    const broken = { ...projectContent().content, matcher: { ...projectContent().content.matcher, match: () => raise(bug) } };
    const reported: unknown[] = [];
    const state = { version: 1, welcomed: true, misses: 1, offered: [], lastEntry: null };
    const outcome = createRunTurn(
      () => ({ ...projectWorld(), content: broken }),
      (error) => reported.push(error),
    )(state, request, testDay);
    expect(reported).to.deep.equal([bug]);
    expect(outcome.state).to.equal(state);
    expect(outcome.rows[0]?.body).to.deep.equal({ kind: 'inbound', input: request.input });
    expect(JSON.stringify(outcome.rows[1])).to.include('08088 010 444');
  });

  it('begins anew from a state that it cannot read, without a second welcome', () => {
    const { rows } = createRunTurn(() => projectWorld(), fail)({ version: 99, odd: true }, request, testDay);
    expect(rows.filter(({ body }) => body.kind === 'outbound')).to.have.length(1);
  });
});

function raise(error: Error): never {
  throw error;
}

function fail(error: unknown): never {
  throw error;
}
