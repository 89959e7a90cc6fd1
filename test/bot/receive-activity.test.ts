import { expect } from 'chai';
import { type ReceivedActivity, receiveMembers, receiveMessage } from '../../src/bot/receive-activity.ts';
import { maxTextLength } from '../../src/conversation/inbound.ts';

const activity = (changes: Partial<ReceivedActivity>): ReceivedActivity =>
  ({
    channelId: 'test',
    conversation: { id: 'c1' },
    from: { id: 'person' },
    recipient: { id: 'helpline' },
    ...changes,
  }) as ReceivedActivity;

const inputOf = (changes: Partial<ReceivedActivity>) => receiveMessage(activity(changes), 'log')?.input;

describe('receiving an activity', () => {
  it('takes text as said', () => {
    expect(receiveMessage(activity({ text: 'hello', id: 'a1' }), 'log')).to.deep.equal({
      channel: 'test',
      conversation: 'c1',
      person: 'person',
      key: 'a1',
      input: { kind: 'said', text: 'hello' },
      delivery: 'log',
    });
  });

  it('knows a message by its client, then by its activity, or not at all', () => {
    const keyOf = (changes: Partial<ReceivedActivity>) => receiveMessage(activity({ text: 'x', ...changes }), 'log')?.key;
    expect(keyOf({ id: 'a1', channelData: { clientActivityID: 'c1' } })).to.equal('c1');
    expect(keyOf({ id: 'a1', channelData: { clientActivityID: 5 } })).to.equal('a1');
    expect(keyOf({ id: 'a1', channelData: { clientActivityID: '' } })).to.equal('a1');
    expect(keyOf({ id: '' })).to.equal(null);
    expect(keyOf({})).to.equal(null);
  });

  it('takes a known button as tapped, whatever its words', () => {
    const value = { kind: 'topic', id: 'tests' };
    expect(inputOf({ text: 'Tests', value })).to.deep.equal({ kind: 'tapped', tap: value, title: 'Tests' });
    expect(inputOf({ value })).to.deep.equal({ kind: 'tapped', tap: value });
  });

  it('takes the words when the value is none of ours, and nothing when there are no words', () => {
    for (const value of [{ kind: 'launch', id: 'x' }, { kind: 'topic' }, { kind: 'topic', id: 5 }, 'topic', null]) {
      expect(inputOf({ text: 'hello', value })).to.deep.equal({ kind: 'said', text: 'hello' });
      expect(inputOf({ value })).to.equal(undefined);
    }
  });

  it('makes text fit to be stored', () => {
    const said = (text: string) => {
      const input = inputOf({ text });
      return input?.kind === 'said' ? input.text : undefined;
    };
    expect(said('a\0b')).to.equal('ab');
    expect(said('half \uD83D emoji')).to.equal('half \uFFFD emoji');
    expect(said('👩‍👩‍👧 שלום')).to.equal('👩‍👩‍👧 שלום');
    expect(said('\0 \0')).to.equal(undefined);
    expect(said('x'.repeat(maxTextLength + 5))).to.have.length(maxTextLength);
    const cut = said(`${'x'.repeat(maxTextLength - 1)}😀`) ?? '';
    expect(cut).to.have.length(maxTextLength - 1);
    expect(cut.isWellFormed()).to.equal(true);
  });

  it('takes a person who was added as joined, with the same key every time', () => {
    const added = activity({
      id: 'a7',
      from: { id: 'helpline', name: '' },
      membersAdded: [
        { id: 'helpline', name: '' },
        { id: 'person', name: '' },
      ],
    });
    expect(receiveMembers(added, 'inline')).to.deep.include({ person: 'person', key: 'joined', input: { kind: 'joined' } });
    expect(receiveMembers(activity({ membersAdded: [{ id: 'helpline', name: '' }] }), 'inline')).to.equal(undefined);
  });
});
