import { expect } from 'chai';
import { newState, readState } from '../../src/conversation/state.ts';
import { emptyDesk } from '../../src/handoff/desk-view.ts';
import { alex, askedFor, beginHandoff, eventsIn, type HandoffTalk, saidIn, sam } from '../support/handoff-talk.ts';
import { projectWorld, testDay } from '../support/project-content.ts';

const minuteMs = 60_000;

describe('a handoff', () => {
  let talk: HandoffTalk;
  beforeEach(() => {
    talk = beginHandoff();
  });

  describe('that waits', () => {
    it('is claimed by whoever is first; the next is refused with the name of the first', () => {
      const claimed = talk.act(sam, { kind: 'claim' });
      expect(claimed.handoff).to.deep.include({ status: 'active', advisor: sam, claimedAt: testDay });
      expect(eventsIn(claimed)).to.deep.equal(['claimed']);
      expect(saidIn(claimed)).to.include('Sam');
      const late = talk.act(alex, { kind: 'claim' });
      expect(late).to.deep.include({ refusal: { code: 'claimed', by: 'Sam' }, rows: [] });
      expect(late.handoff).to.equal(undefined);
    });

    it('claimed twice by the same advisor is claimed once, and nothing is said again', () => {
      talk.act(sam, { kind: 'claim' });
      expect(talk.act(sam, { kind: 'claim' })).to.deep.include({ rows: [], timers: [] });
    });

    it('is not claimed by an advisor who has as many chats as the lead allows', () => {
      talk.world = { ...talk.world, desk: { ...emptyDesk, overrides: { ...emptyDesk.overrides, chatCap: 2 } } };
      expect(talk.act(sam, { kind: 'claim' }, 2).refusal).to.deep.equal({ code: 'at-cap' });
      expect(talk.act(sam, { kind: 'claim' }, 1).handoff?.status).to.equal('active');
    });

    it('lets the family ask on, and stays in the queue', () => {
      expect(saidIn(talk.say('is it my fault'))).to.match(/not your fault|nothing you did/i);
      expect(talk.handoff.status).to.equal('waiting');
      expect(talk.take({ kind: 'tapped', tap: { kind: 'command', id: 'start-again' } }).handoff).to.equal(undefined);
      expect(talk.handoff.status).to.equal('waiting');
    });

    it('asks after a time how they want to go on, counts who answers in, and takes who never does out with the phone number', () => {
      const [, asked] = talk.wait(talk.world.handoffTimes.waitMs);
      expect(asked && eventsIn(asked)).to.deep.equal(['asked-to-wait-on']);
      expect(asked && saidIn(asked)).to.include('08088 010 444');
      expect(saidIn(talk.say('go on waiting'))).to.include('keep your place');
      expect(talk.handoff.asked).to.equal(0);
      const end = talk.wait(60 * minuteMs);
      expect(end.flatMap(eventsIn)).to.deep.equal(['asked-to-wait-on', 'asked-to-wait-on', 'asked-to-wait-on', 'timed-out']);
      expect(talk.handoff).to.deep.include({ status: 'closed', closedAs: 'timed-out' });
      expect(saidIn(end.at(-1) as never)).to.include('08088 010 444');
      expect([...talk.timers]).to.deep.equal([]);
    });

    it('is made known once when nobody comes', () => {
      const alerts = talk.wait(9 * minuteMs).flatMap((outcome) => outcome.alerts ?? []);
      expect(alerts).to.deep.equal([{ kind: 'waiting-unattended', handoff: talk.handoff.id }]);
    });

    it('is left by its button or by words alone, without a rating', () => {
      expect(talk.say('we had to leave the hospital at night, is that bad').handoff).to.equal(undefined);
      const left = talk.say('Leave the chat');
      expect(left.handoff).to.deep.include({ status: 'closed', closedAs: 'left' });
      expect(saidIn(left)).to.not.include('How was it');
      expect(talk.act(sam, { kind: 'claim' }).refusal).to.deep.equal({ code: 'over' });
    });
  });

  describe('that is under way', () => {
    beforeEach(() => talk.act(sam, { kind: 'claim' }));

    it('relays both ways while the assistant is quiet', () => {
      const { rows } = talk.say('is it my fault');
      expect(rows.map(({ from, body }) => `${from} ${body.kind}`)).to.deep.equal(['enquirer inbound']);
      const { rows: answer } = talk.act(sam, { kind: 'say', text: 'No, it is not.' });
      expect(answer).to.deep.equal([
        { audience: 'all', from: 'advisor', body: { kind: 'advisor', advisor: sam, text: 'No, it is not.' } },
      ]);
    });

    it('warns both sides of danger, whose words are relayed all the same, and flags it', () => {
      const { rows, handoff } = talk.say('he is not breathing');
      expect(rows[0]?.body.kind).to.equal('inbound');
      const warning = rows.find(({ body }) => body.kind === 'outbound');
      expect(warning).to.deep.include({ audience: 'all' });
      expect(JSON.stringify(warning)).to.include('999');
      expect(handoff?.flag).to.equal('urgent');
      expect(rows.some(({ audience, body }) => audience === 'advisors' && body.kind === 'handoff')).to.equal(true);
      expect(talk.say('I want to kill myself').handoff?.flag).to.equal('crisis');
      expect(talk.say('he is not breathing').handoff).to.equal(undefined);
    });

    it('shows the source of an approved answer, and of no other words', () => {
      const entry = talk.world.content.entries.get('not-your-fault');
      const say = (text: string) => talk.act(sam, { kind: 'say', text, entry: 'not-your-fault' }).rows[0]?.body;
      expect(say(`${entry?.answer} I am here.`)).to.have.nested.property('source.publisher', 'Leukaemia Care');
      expect(say('He needs 5 ml.')).to.not.have.property('source');
    });

    it('takes notes of any advisor, which no family sees', () => {
      const [note] = talk.act(alex, { kind: 'note', text: 'Rang before.' }).rows;
      expect(note).to.deep.equal({
        audience: 'advisors',
        from: 'advisor',
        body: { kind: 'note', advisor: alex, text: 'Rang before.' },
      });
    });

    for (const act of [
      { kind: 'say', text: 'hello' },
      { kind: 'put-back' },
      { kind: 'transfer', to: alex },
      { kind: 'close', outcome: 'helped' },
    ] as const) {
      it(`lets only its own advisor ${act.kind}`, () => {
        expect(talk.act(alex, act).refusal).to.deep.equal({ code: 'not-yours', by: 'Sam' });
        expect(talk.act(sam, act).refusal).to.equal(undefined);
      });
    }

    it('goes back to the queue with its first waiting time when its advisor is not heard of, and the family is told', () => {
      const { leaseMs } = talk.world.handoffTimes;
      talk.now += minuteMs / 2;
      talk.advisorSeenAt = talk.now;
      expect(talk.wait(leaseMs - 1).flatMap(eventsIn)).to.deep.equal([]);
      const lost = talk.wait(1000);
      expect(lost.flatMap(eventsIn)).to.deep.equal(['lease-lost']);
      expect(talk.handoff).to.deep.include({ status: 'waiting', advisor: null, waitingSince: testDay });
      expect(lost.map(saidIn).join()).to.include('Sam').and.include('queue');
      expect(talk.act(sam, { kind: 'say', text: 'I am back' }).refusal).to.deep.equal({ code: 'not-yours' });
      expect(talk.act(alex, { kind: 'claim' }).handoff?.advisor).to.deep.equal(alex);
    });

    it('keeps its advisor for as long as they are heard of', () => {
      for (let i = 0; i < 20; i++) {
        talk.advisorSeenAt = talk.now;
        talk.wait(20_000);
      }
      expect(talk.handoff.status).to.equal('active');
    });

    it('keeps its advisor over a restart of the service, in which nobody could be heard', () => {
      talk.world = { ...talk.world, desk: { ...emptyDesk, heardSince: testDay + 60 * minuteMs } };
      talk.now += 60 * minuteMs;
      expect(talk.wait(1000).flatMap(eventsIn)).to.deep.equal([]);
      expect(talk.wait(talk.world.handoffTimes.leaseMs).flatMap(eventsIn)).to.deep.equal(['lease-lost']);
    });

    it('goes to another advisor, who is named to the family', () => {
      const moved = talk.act(sam, { kind: 'transfer', to: alex });
      expect(saidIn(moved)).to.include('Alex');
      expect(talk.act(sam, { kind: 'say', text: 'one more thing' }).refusal).to.deep.equal({ code: 'not-yours', by: 'Alex' });
      expect(talk.act(alex, { kind: 'say', text: 'hello' }).rows).to.have.length(1);
      expect(talk.handoff.claimedAt).to.equal(testDay);
    });

    it('is left by the family at any time, and ends with a rating that counts once', () => {
      expect(talk.say('can he leave the hospital').handoff).to.equal(undefined);
      const left = talk.say('back to the assistant');
      expect(left.handoff).to.deep.include({ status: 'closed', closedAs: 'left', rating: null });
      expect(saidIn(left)).to.include('How was it');
      expect(talk.say('5').handoff).to.deep.include({ rating: 5 });
      expect(talk.tap('rate/1').handoff).to.equal(undefined);
      expect(talk.handoff.rating).to.equal(5);
    });

    it('that its advisor closes says so, and the assistant answers again', () => {
      const closed = talk.act(sam, { kind: 'close', outcome: 'helped' });
      expect(closed.handoff).to.deep.include({ status: 'closed', closedAs: 'completed', outcome: 'helped' });
      expect(saidIn(closed)).to.include('Sam').and.include('computer');
      expect([...talk.timers.keys()]).to.deep.equal([]);
      expect(saidIn(talk.say('is it my fault'))).to.match(/fault/i);
      expect(talk.act(sam, { kind: 'say', text: 'late' }).refusal).to.deep.equal({ code: 'over' });
    });
  });

  it('keeps a briefing only where it was agreed to', () => {
    expect(beginHandoff().handoff.briefing?.asked).to.equal('Is it my fault?');
    expect(beginHandoff({ ...askedFor, consent: null }).handoff.briefing).to.equal(null);
  });

  it('tells of a crisis with nobody on duty, waiting or not, and not when somebody is', () => {
    const onDuty = [{ advisor: sam, chats: 0 }];
    expect(talk.say('I want to kill myself').alerts).to.deep.equal([{ kind: 'crisis-unattended', handoff: talk.handoff.id }]);
    talk.world = { ...talk.world, desk: { ...emptyDesk, onDuty } };
    expect(talk.say('I want to kill myself').alerts).to.equal(undefined);
  });

  it('is in a state of the version before, and is kept when the rest of a state cannot be read', () => {
    const { handoff: _, ...old } = newState;
    expect(readState({ ...old, version: 2 })).to.deep.equal(newState);
    const { state } = talk;
    expect(readState({ ...state, version: 99, paused: 'odd' }).handoff).to.deep.equal(state.handoff);
  });
});

describe('another engagement hub', () => {
  it('takes the place of the desk: accepted, completed, failed; no lease runs out', () => {
    const talk = beginHandoff();
    talk.take({ kind: 'hub', handoff: talk.handoff.id, state: 'accepted', advisorName: 'Jo' });
    expect(talk.handoff).to.deep.include({ status: 'active', advisor: { id: 'hub', name: 'Jo' } });
    expect(talk.wait(60 * minuteMs)).to.deep.equal([]);
    expect(eventsIn(talk.take({ kind: 'hub', handoff: talk.handoff.id, state: 'completed' }))).to.deep.equal(['closed']);
    expect(talk.take({ kind: 'hub', handoff: talk.handoff.id, state: 'accepted' }).rows).to.deep.equal([]);
    const lost = beginHandoff();
    const failed = lost.take({ kind: 'hub', handoff: lost.handoff.id, state: 'failed' });
    expect(saidIn(failed)).to.include('08088 010 444');
    expect(failed.alerts).to.deep.equal([{ kind: 'hub-failed', handoff: lost.handoff.id }]);
  });
});

describe('the queue', () => {
  it('tells a place, and a time only where there is a basis for it', () => {
    const desk = (onDuty: number, waits: readonly number[]) => ({
      ...emptyDesk,
      onDuty: Array.from({ length: onDuty }, () => ({ advisor: sam, chats: 1 })),
      waiting: [
        { handoff: 'before', since: testDay - 2 },
        { handoff: 'after', since: testDay + 5 },
      ],
      recentWaitsMs: waits,
    });
    const asked = (onDuty: number, waits: readonly number[]) => {
      const world = { ...projectWorld(), desk: desk(onDuty, waits) };
      const talk = beginHandoff(askedFor, world);
      return saidIn(talk.tap('place'));
    };
    expect(asked(1, [minuteMs, 4 * minuteMs, 3 * minuteMs]))
      .to.include('number 2')
      .and.include('about 6 minutes');
    expect(asked(2, [minuteMs, 4 * minuteMs, 3 * minuteMs])).to.include('about 3 minutes');
    for (const without of [asked(0, [1, 2, 3]), asked(1, [1, 2])]) expect(without).to.include('cannot say how long');
  });
});
