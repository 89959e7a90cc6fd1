import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { Inbound } from '../../src/conversation/inbound.ts';
import { newState, type State } from '../../src/conversation/state.ts';
import { turn } from '../../src/conversation/turn.ts';
import type { Turn } from '../../src/conversation/turn-result.ts';
import type { World } from '../../src/conversation/world.ts';
import { emptyDesk } from '../../src/handoff/desk-view.ts';
import { prepareHours } from '../../src/handoff/hours.ts';
import { type HoursFile, hoursFileSchema } from '../../src/handoff/hours-file.ts';
import { sam } from '../support/handoff-talk.ts';
import { projectContent, projectWorld } from '../support/project-content.ts';

const zone = 'Europe/London';
const staffed = { ...emptyDesk, onDuty: [{ advisor: sam, chats: 0 }] };
const office = hoursFileSchema.parse({
  zone,
  bankHolidays: 'england-and-wales',
  ways: {
    chat: { monday: ['09:00-17:00'] },
    phone: { monday: ['09:00-17:00'] },
    whatsapp: { saturday: ['09:00-17:00'] },
    callback: { monday: ['09:00-12:00'], tuesday: ['18:00-20:00'] },
  },
  exceptions: [],
});

/** The helpline at a time of London's clocks. */
function worldAt(local: string, change: Partial<World> = {}, hours: HoursFile = office): World {
  const now = DateTime.fromISO(local, { zone }).toMillis();
  const world = projectWorld(now);
  const { bankHolidays } = projectContent().files;
  return { ...world, desk: staffed, content: { ...world.content, hours: prepareHours(hours, bankHolidays.value) }, ...change };
}

/** A conversation by hand. */
function begin(world: World) {
  let state: State = { ...newState, welcomed: true };
  const talk = {
    world,
    get state() {
      return state;
    },
    take(input: Inbound): Turn {
      const taken = turn(state, input, talk.world);
      state = JSON.parse(JSON.stringify(taken.state));
      return taken;
    },
    say: (text: string) => talk.take({ kind: 'said', text }),
    tap: (id: string) => talk.take({ kind: 'tapped', tap: { kind: 'reach', id } }),
  };
  return talk;
}

function wordsOf({ replies }: Turn): string {
  return replies.map(({ text }) => text).join('\n');
}

function tapsOf({ replies }: Turn): string[] {
  return replies.flatMap(({ buttons }) =>
    buttons.map((button) => (button.kind === 'tap' ? button.tap.id : button.kind === 'call' ? button.number : 'link')),
  );
}

describe('on the way to a person', () => {
  describe('the ways', () => {
    it('say when each opens, and only what is open can be pressed', () => {
      const asked = begin(worldAt('2026-11-28T10:00')).say('can i talk to a real person please');
      const words = wordsOf(asked);
      expect(words).to.include('Chat here: it opens on Monday at 9am.').and.include('it opens on Monday at 9am.');
      expect(words).to.include('WhatsApp 07500 068 065: it is open now.').and.include('999');
      expect(tapsOf(asked)).to.deep.equal(['link', 'callback']);
    });

    it('say how soon, when that is soon', () => {
      const words = wordsOf(begin(worldAt('2026-11-30T08:40')).say('can i talk to a real person please'));
      expect(words).to.include('Chat here: it opens in about 20 minutes.');
    });

    it('say how long a chat may take, where there is a basis for it', () => {
      const desk = { ...staffed, waiting: [{ handoff: 'other', since: 0 }], recentWaitsMs: [60_000, 120_000, 180_000] };
      const words = wordsOf(begin(worldAt('2026-11-30T10:00', { desk })).say('can i talk to a real person please'));
      expect(words).to.include('about 4 minutes');
    });

    it('are the phone alone for whoever is blocked, and in a chat that nobody could write to there is no advisor', () => {
      const blocked = { ...staffed.overrides, blocked: [{ channel: 'directline', person: 'dl_parent' }] };
      const asked = begin(worldAt('2026-11-30T10:00', { desk: { ...staffed, overrides: blocked } })).say(
        'talk to a person please',
      );
      expect(tapsOf(asked)).to.deep.equal(['08088 010 444']);
      const enquirer = { channel: 'emulator', person: 'p', isReachable: false };
      expect(tapsOf(begin(worldAt('2026-11-30T10:00', { enquirer })).say('talk to a person please'))).to.deep.equal([
        '08088 010 444',
        'callback',
      ]);
    });

    it('are told when none is open, with the phone number and 999', () => {
      const shut = hoursFileSchema.parse({ ...office, ways: { ...office.ways, whatsapp: 'off', callback: 'off' } });
      const asked = begin(worldAt('2026-11-28T10:00', {}, shut)).say('can i talk to a real person please');
      expect(wordsOf(asked)).to.include('No one can be reached just now').and.include('08088 010 444').and.include('999');
      expect(tapsOf(asked)).to.deep.equal([]);
    });
  });

  describe('the summary', () => {
    function asked() {
      const talk = begin(worldAt('2026-11-30T10:00'));
      talk.say('is it my fault');
      talk.say('can i talk to a real person please');
      return talk;
    }

    it('says what was asked, what was told and what is wanted; greetings and commands are no part of it', () => {
      const talk = begin(worldAt('2026-11-30T10:00'));
      for (const text of ['hello', 'is it my fault', 'thanks', 'menu', 'can i talk to a real person please']) talk.say(text);
      const [message] = talk.tap('chat').replies;
      expect(message?.summary?.map(({ text }) => text)).to.deep.equal([
        'is it my fault',
        projectContent().content.entries.get('not-your-fault')?.title,
        'can i talk to a real person please',
      ]);
    });

    it('is passed on as the family wrote it, with the version of what they agreed to and when', () => {
      const talk = asked();
      talk.tap('chat');
      const briefing = { asked: 'Is it my fault?', told: '', need: 'x'.repeat(1500) };
      const shared = talk.take({ kind: 'tapped', tap: { kind: 'reach', id: 'share', briefing } });
      expect(shared.state.handoff).to.deep.include({
        status: 'waiting',
        reason: 'asked',
        briefing: { ...briefing, need: 'x'.repeat(1000) },
        consent: { version: talk.world.content.consentVersion, at: talk.world.now },
      });
      expect(talk.world.content.consentVersion).to.match(/^[0-9a-f]{12}$/);
    });

    it('that is declined is kept nowhere, and the family waits all the same', () => {
      const talk = asked();
      talk.tap('chat');
      expect(talk.tap('no-share').state.handoff).to.deep.include({ status: 'waiting', briefing: null, consent: null });
    });

    it('with danger in it warns at once, flags the chat, and keeps its place in the queue', () => {
      const talk = asked();
      talk.tap('chat');
      const briefing = { asked: 'is it my fault', told: '', need: 'I want to kill myself' };
      const shared = talk.take({ kind: 'tapped', tap: { kind: 'reach', id: 'share', briefing } });
      expect(shared.replies[0]?.tone).to.equal('urgent');
      expect(shared.state.handoff).to.deep.include({ status: 'waiting', flag: 'crisis' });
    });

    it('is not asked for again when the family has shared it for the phone before', () => {
      const talk = asked();
      talk.tap('carry');
      const carried = talk.tap('share').state.handoff;
      expect(carried).to.deep.include({ status: 'offered', code: '7K3MQ9TX' });
      expect(carried?.briefing?.asked).to.equal('is it my fault');
      expect(talk.tap('chat').state.handoff).to.deep.include({ status: 'waiting', briefing: carried?.briefing });
    });

    it('leads to the other ways when the last advisor has gone meanwhile', () => {
      const talk = asked();
      talk.tap('chat');
      talk.world = { ...talk.world, desk: emptyDesk };
      const shared = talk.tap('share');
      expect(shared.state.handoff?.status).to.equal('offered');
      expect(tapsOf(shared)).to.include('08088 010 444').and.not.include('chat');
    });

    it('takes along the list of a guided dialog that led to a person', () => {
      const talk = begin(worldAt('2026-11-30T10:00'));
      talk.take({ kind: 'tapped', tap: { kind: 'dialog', id: 'appointment' } });
      for (const text of ['go on', 'done', 'Can nan come in?', 'done', 'done', 'talk about it with a person']) talk.say(text);
      const [message] = talk.tap('chat').replies;
      expect(message?.summary?.find(({ part }) => part === 'need')?.text).to.include('- Can nan come in?');
    });
  });

  describe('a callback', () => {
    function numbered(world: World) {
      const talk = begin(world);
      talk.say('can i talk to a real person please');
      for (const text of ['ask for a call back', 'Kim', '+353 85 012 3456']) talk.say(text);
      return talk;
    }

    it('is at one of the times that the helpline has, and is filed with all that the advisor needs', () => {
      const talk = numbered(worldAt('2026-11-28T10:00'));
      const [monday = 0] = [DateTime.fromISO('2026-11-30T09:00', { zone }).toMillis()];
      expect(talk.state.offered.map(({ title }) => title).slice(0, 2)).to.deep.equal([
        'Monday 30 November, 9am to 12 noon',
        'Tuesday 1 December, 6pm to 8pm',
      ]);
      talk.say('1');
      talk.say('yes');
      const booked = talk.say('yes');
      expect(booked.callback).to.deep.equal({
        kind: 'request',
        callback: {
          id: talk.world.fresh.id,
          code: '7K3MQ9TX',
          name: 'Kim',
          number: '+353850123456',
          time: { from: monday, until: monday + 3 * 3_600_000 },
          isVoicemailSafe: true,
          requestedAt: talk.world.now,
        },
      });
      // Somebody is told when Monday's time has gone by.
      const overdue = { id: talk.world.fresh.id, dueAt: monday + 3 * 3_600_000 };
      expect(booked.alerts).to.deep.equal([{ kind: 'callback-overdue', handoff: null, callback: overdue }]);
      expect(JSON.stringify(booked.state)).to.not.include('353850123456');
      expect(wordsOf(booked)).to.include('7K3M-Q9TX').and.include('Monday 30 November');
    });

    it('is not booked at a time that is over by then', () => {
      const talk = numbered(worldAt('2026-11-28T10:00'));
      talk.say('1');
      talk.say('no');
      talk.world = worldAt('2026-11-30T12:00');
      const late = talk.say('yes');
      expect(late.callback).to.equal(undefined);
      expect(wordsOf(late)).to.include('choose another');
    });

    it('takes a waiting family out of the queue: they have chosen another way', () => {
      const talk = begin(worldAt('2026-11-30T10:00'));
      talk.say('can i talk to a real person please');
      talk.tap('chat');
      expect(talk.state.handoff?.status).to.equal('waiting');
      talk.tap('ways');
      for (const text of ['ask for a call back', 'Kim', '07500 068065', '1', 'no']) talk.say(text);
      expect(talk.state.handoff?.status).to.equal('waiting');
      const booked = talk.say('yes');
      expect(booked.state.handoff).to.deep.include({ status: 'closed', closedAs: 'left' });
      expect(booked.rows?.map(({ body }) => body.kind)).to.deep.equal(['handoff', 'callback']);
    });

    const known = { id: 'one', code: '7K3MQ9TX', status: 'requested', time: { from: 0, until: null } } as const;

    it('is told of by its code, and cancelled; one that was made is not', () => {
      const talk = begin(worldAt('2026-11-30T10:00', { callback: known }));
      expect(tapsOf(talk.say('7k3m-q9tx'))).to.deep.equal(['cancel/7K3MQ9TX']);
      expect(talk.tap('cancel/7K3MQ9TX').callback).to.deep.equal({ kind: 'cancel', id: 'one' });
      for (const status of ['done', 'cancelled'] as const) {
        talk.world = { ...talk.world, callback: { ...known, status } };
        expect(talk.tap('cancel/7K3MQ9TX').callback, status).to.equal(undefined);
        expect(tapsOf(talk.say('7k3m-q9tx')), status).to.deep.equal([]);
      }
    });

    it('is not found by guessing: after five codes that are none no more are looked up in this chat', () => {
      const talk = begin(worldAt('2026-11-30T10:00'));
      for (let i = 0; i < 5; i++) talk.say(`ZZZZ-000${i}`);
      talk.world = { ...talk.world, callback: known };
      expect(wordsOf(talk.say('7k3m-q9tx')))
        .to.include('cannot look up')
        .and.include('08088 010 444');
      expect(talk.tap('cancel/7K3MQ9TX').callback).to.equal(undefined);
    });
  });
});
