import { expect } from 'chai';
import { DateTime } from 'luxon';
import { type Availability, callbackWindows, isOpen, readAvailability, type WayState } from '../../src/handoff/availability.ts';
import { type DeskView, emptyDesk } from '../../src/handoff/desk-view.ts';
import { prepareHours } from '../../src/handoff/hours.ts';
import { hoursFileSchema, ways } from '../../src/handoff/hours-file.ts';
import { readWhen } from '../../src/handoff/time-words.ts';
import { projectContent } from '../support/project-content.ts';

const zone = 'Europe/London';
const anybody = { isBlocked: false, isReachable: true };
const staffed: DeskView = { ...emptyDesk, onDuty: [{ advisor: { id: 'sam', name: 'Sam' }, chats: 0 }] };
const closedToday: DeskView = { ...staffed, overrides: { ...emptyDesk.overrides, closedToday: true } };
const holidays = projectContent().files.bankHolidays.value;

/** Weekdays by day, Tuesdays in the evening too; the phone on Sundays as well; bank holidays in the morning for the phone. */
const office = hoursFileSchema.parse({
  zone,
  bankHolidays: 'england-and-wales',
  ways: {
    chat: {
      monday: ['09:00-17:00'],
      tuesday: ['09:00-12:30', '18:00-21:00'],
      wednesday: ['09:00-17:00'],
      thursday: ['09:00-17:00'],
      friday: ['09:00-17:00'],
      sunday: ['09:00-13:00'],
    },
    phone: { sunday: ['09:00-24:00'], monday: ['00:00-17:00'], friday: ['09:00-17:00'], 'bank-holidays': ['10:00-12:00'] },
    whatsapp: 'off',
    callback: { monday: ['09:00-12:00', '13:00-17:00'], friday: ['09:00-12:00'] },
  },
  exceptions: [
    { from: '2026-12-24', open: ['09:00-12:00'] },
    { from: '2027-02-01', to: '2027-02-03', ways: ['chat'] },
  ],
});

/** A time as the clocks in London show it. */
function at(local: string): number {
  return DateTime.fromISO(local, { zone }).toMillis();
}

function ask(local: string, desk: DeskView = staffed, asker = anybody, file = office): Availability {
  return readAvailability(prepareHours(file, holidays), desk, asker, at(local));
}

/** `opens 2026-11-30T09:00` for a way that opens then by London's clocks; else its kind. */
function told(state: WayState): string {
  if (state.kind !== 'opens') return state.kind;
  return `opens ${DateTime.fromMillis(state.opensAt, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")}`;
}

interface Case {
  readonly when: string;
  readonly at: string;
  readonly desk?: DeskView;
  readonly chat: string;
  readonly phone: string;
}

const cases: readonly Case[] = [
  { when: 'in office hours with somebody there', at: '2026-11-27T10:00', chat: 'now', phone: 'now' },
  { when: 'in office hours with nobody signed in', at: '2026-11-27T10:00', desk: emptyDesk, chat: 'nobody', phone: 'now' },
  { when: 'a minute before opening', at: '2026-11-27T08:59', chat: 'opens 2026-11-27T09:00', phone: 'opens 2026-11-27T09:00' },
  { when: 'on the stroke of closing', at: '2026-11-27T17:00', chat: 'opens 2026-11-29T09:00', phone: 'opens 2026-11-29T09:00' },
  {
    when: 'between two openings of a day',
    at: '2026-11-24T13:00',
    chat: 'opens 2026-11-24T18:00',
    phone: 'opens 2026-11-27T09:00',
  },
  { when: 'in the evening opening', at: '2026-11-24T20:59', chat: 'now', phone: 'opens 2026-11-27T09:00' },
  {
    when: 'closed by the lead for today',
    at: '2026-11-27T10:00',
    desk: closedToday,
    chat: 'opens 2026-11-29T09:00',
    phone: 'now',
  },
  { when: 'on a Saturday', at: '2026-11-28T12:00', chat: 'opens 2026-11-29T09:00', phone: 'opens 2026-11-29T09:00' },
  { when: 'over midnight', at: '2026-11-30T00:00', chat: 'opens 2026-11-30T09:00', phone: 'now' },
  { when: 'on Christmas Day', at: '2026-12-25T11:00', chat: 'opens 2026-12-27T09:00', phone: 'now' },
  {
    when: 'on the day in place of Boxing Day',
    at: '2026-12-28T09:30',
    chat: 'opens 2026-12-29T09:00',
    phone: 'opens 2026-12-28T10:00',
  },
  {
    when: 'on a day with its own times',
    at: '2026-12-24T12:30',
    chat: 'opens 2026-12-27T09:00',
    phone: 'opens 2026-12-25T10:00',
  },
  { when: 'in a closure of the chat alone', at: '2027-02-01T10:00', chat: 'opens 2027-02-04T09:00', phone: 'now' },
  // The clocks go forward at 1 in the night of 28 March 2027, and back at 2 in the night of 25 October 2026.
  {
    when: 'before opening when the clocks go forward',
    at: '2027-03-28T08:59',
    chat: 'opens 2027-03-28T09:00',
    phone: 'opens 2027-03-28T09:00',
  },
  { when: 'after opening when the clocks go forward', at: '2027-03-28T09:00', chat: 'now', phone: 'now' },
  {
    when: 'before opening when the clocks go back',
    at: '2026-10-25T08:59',
    chat: 'opens 2026-10-25T09:00',
    phone: 'opens 2026-10-25T09:00',
  },
  { when: 'after opening when the clocks go back', at: '2026-10-25T12:59', chat: 'now', phone: 'now' },
  {
    when: 'on the eve of the clocks going back',
    at: '2026-10-24T12:00',
    chat: 'opens 2026-10-25T09:00',
    phone: 'opens 2026-10-25T09:00',
  },
];

describe('the ways to a person that are open', () => {
  for (const { when, at: local, desk, chat, phone } of cases) {
    it(`${when} (${local})`, () => {
      const found = ask(local, desk);
      expect({ chat: told(found.chat), phone: told(found.phone), whatsapp: told(found.whatsapp) }).to.deep.equal({
        chat,
        phone,
        whatsapp: 'off',
      });
    });
  }

  for (const [nation, day, isOff] of [
    ['scotland', '2026-11-30', true],
    ['england-and-wales', '2026-11-30', false],
    ['northern-ireland', '2027-03-17', true],
    ['england-and-wales', '2027-03-17', false],
    ['none', '2026-12-25', false],
  ] as const) {
    it(`${isOff ? 'is closed' : 'is open'} on ${day} by the bank holidays of ${nation}`, () => {
      const { chat } = ask(`${day}T10:00`, staffed, anybody, { ...office, bankHolidays: nation });
      expect(isOpen(chat)).to.equal(!isOff);
    });
  }

  it('offers the phone without a promise, and a chat where somebody is there, when no hours are set', () => {
    const { hours } = projectContent().files;
    expect(Object.values(hours.value.ways)).to.deep.equal(['unset', 'unset', 'unset', 'unset']);
    const kinds = (desk: DeskView) => ways.map((way) => ask('2026-12-25T03:00', desk, anybody, hours.value)[way].kind);
    expect(kinds(staffed)).to.deep.equal(['now', 'unknown', 'unknown', 'unknown']);
    expect(kinds(emptyDesk)).to.deep.equal(['nobody', 'unknown', 'unknown', 'unknown']);
    expect(kinds(closedToday)).to.deep.equal(['nobody', 'unknown', 'unknown', 'unknown']);
  });

  it('leaves the phone to whoever is blocked, and no chat to whom nobody could write', () => {
    const blocked = ask('2026-11-27T10:00', staffed, { ...anybody, isBlocked: true });
    expect([blocked.chat.kind, blocked.callback.kind, blocked.phone.kind]).to.deep.equal(['off', 'off', 'now']);
    expect(ask('2026-11-27T10:00', staffed, { ...anybody, isReachable: false }).chat.kind).to.equal('off');
  });

  it('says how long a chat may take only where there is a basis for it', () => {
    const waiting = [{ handoff: 'other', since: 0 }];
    const busy = (recentWaitsMs: readonly number[]) => ask('2026-11-27T10:00', { ...staffed, waiting, recentWaitsMs }).chat;
    expect(busy([])).to.deep.equal({ kind: 'queue', waitMs: null });
    expect(busy([60_000, 120_000, 180_000])).to.deep.equal({ kind: 'queue', waitMs: 240_000 });
    const full = { ...staffed, overrides: { ...emptyDesk.overrides, chatCap: 1 } };
    const kindWith = (chats: number) =>
      ask('2026-11-27T10:00', { ...full, onDuty: [{ advisor: { id: 'sam', name: 'Sam' }, chats }] }).chat.kind;
    expect([kindWith(0), kindWith(1)]).to.deep.equal(['now', 'queue']);
  });
});

describe('the times for a callback', () => {
  const windowsAt = (local: string, desk: DeskView = staffed) =>
    callbackWindows(prepareHours(office, holidays), desk, at(local)).map(({ from, until }) =>
      [from, until].map((time) => DateTime.fromMillis(time, { zone }).toFormat("dd'T'HH:mm")).join(' '),
    );

  it('are those that the helpline has, what is left of today included, never on a bank holiday', () => {
    expect(windowsAt('2026-11-30T10:00').slice(0, 3)).to.deep.equal([
      '30T10:00 30T12:00',
      '30T13:00 30T17:00',
      '04T09:00 04T12:00',
    ]);
    expect(windowsAt('2026-11-30T11:45')[0]).to.equal('30T13:00 30T17:00');
    expect(windowsAt('2026-12-24T08:00').slice(0, 2)).to.deep.equal(['24T09:00 24T12:00', '04T09:00 04T12:00']);
  });

  it('are not today when the lead has closed the desk for today', () => {
    expect(windowsAt('2026-11-30T08:00', closedToday)[0]).to.equal('04T09:00 04T12:00');
  });
});

describe('when something is, in words', () => {
  for (const [then, now, wanted] of [
    ['2026-11-27T18:00', '2026-11-27T10:00', 'today 6pm'],
    ['2026-11-28T09:30', '2026-11-27T23:59', 'tomorrow 9:30am'],
    ['2026-11-30T12:00', '2026-11-27T10:00', 'week 12 noon Monday'],
    ['2026-12-04T09:00', '2026-11-27T10:00', 'date 9am Friday 4 December'],
    ['2026-10-26T09:00', '2026-10-25T00:30', 'tomorrow 9am'],
    ['2026-11-28T00:00', '2026-11-27T10:00', 'tomorrow midnight'],
  ] as const) {
    it(`${then} is ${wanted} at ${now}`, () => {
      const { day, time, weekday, date } = readWhen(at(then), at(now), zone);
      const which = day === 'week' ? ` ${weekday}` : day === 'date' ? ` ${date}` : '';
      expect(`${day} ${time}${which}`).to.equal(wanted);
    });
  }
});

describe('hours as they are written down', () => {
  for (const [what, change] of [
    ['times that overlap', { ways: { ...office.ways, chat: { monday: ['09:00-12:00', '11:00-13:00'] } } }],
    ['an end before its beginning', { ways: { ...office.ways, chat: { monday: ['17:00-09:00'] } } }],
    ['a day that is none', { ways: { ...office.ways, chat: { mon: ['09:00-17:00'] } } }],
    ['a zone that is none', { zone: 'Europe/Londn' }],
    ['days the wrong way round', { exceptions: [{ from: '2026-12-26', to: '2026-12-24' }] }],
  ] as const) {
    it(`may not have ${what}`, () => expect(hoursFileSchema.safeParse({ ...office, ...change }).success).to.equal(false));
  }
});
