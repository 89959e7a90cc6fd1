import { expect } from 'chai';
import { closedBecause } from '../../src/desk/closed-because.ts';
import { type DeskView, emptyDesk } from '../../src/handoff/desk-view.ts';
import { unsetHours } from '../../src/handoff/hours.ts';
import { projectContent, testDay } from '../support/project-content.ts';

const { hours } = projectContent().content;
const sam = { advisor: { id: 'sam', name: 'Sam' }, chats: 0 };
const openDesk: DeskView = { ...emptyDesk, onDuty: [sam] };

describe('why families are offered no chat', () => {
  it('is said to advisors, the lead’s wish before everything else', () => {
    expect(closedBecause(hours, openDesk, testDay)).to.equal(null);
    expect(closedBecause(hours, emptyDesk, testDay)).to.include('nobody');
    const closed = { ...openDesk, overrides: { ...openDesk.overrides, closedToday: true } };
    expect(closedBecause(hours, closed, testDay)).to.include('a lead');
  });

  it('says when it opens next, as people say it', () => {
    const tuesdays = { ...unsetHours, ways: { ...unsetHours.ways, chat: { tuesday: ['09:30-17:00'] } } };
    const monday = Date.parse('2026-11-23T20:00:00Z');
    expect(closedBecause(tuesdays, openDesk, monday)).to.equal('by its hours it opens tomorrow at 9:30am.');
    expect(closedBecause(tuesdays, openDesk, monday + 16 * 3_600_000)).to.equal(null);
    const off = { ...unsetHours, ways: { ...unsetHours.ways, chat: 'off' as const } };
    expect(closedBecause(off, openDesk, monday)).to.include('no chat');
  });
});
