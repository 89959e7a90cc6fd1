import { expect } from 'chai';
import { renderAdvisor, renderReply, renderRow } from '../../src/bot/render-activity.ts';
import type { LogBody, LogRow } from '../../src/conversation/log-row.ts';
import { sampleAnswer } from '../support/sample-answer.ts';

const row = (body: LogBody, changes: Partial<LogRow> = {}): LogRow => ({
  seq: 12,
  audience: 'all',
  from: 'assistant',
  at: Date.UTC(2026, 10, 22, 12),
  clientKey: null,
  body,
  ...changes,
});
const line = sampleAnswer.source?.line ?? '';

describe('rendering a row for Direct Line', () => {
  it('shows an answer to plain clients, to clients that know citations, and to our panel', () => {
    const activity = renderRow(row({ kind: 'outbound', message: sampleAnswer }), 'c1');
    expect(activity).to.deep.include({
      type: 'message',
      id: 'c1|0000012',
      timestamp: '2026-11-22T12:00:00.000Z',
      conversation: { id: 'c1' },
      from: { id: 'helpline', name: 'Helpline assistant', role: 'bot' },
      text: `${sampleAnswer.text}\n\n${line}`,
      channelData: { helpline: sampleAnswer },
    });
    expect(activity?.entities).to.deep.equal([
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        citation: [
          {
            '@type': 'Claim',
            position: 1,
            appearance: {
              '@type': 'DigitalDocument',
              name: 'Factsheet',
              abstract: line,
              url: 'https://charity.example/factsheet',
            },
          },
        ],
      },
    ]);
    expect(activity).to.not.have.property('replyToId');
  });

  it('makes taps that come back as data, and calls and links that open', () => {
    const activity = renderRow(row({ kind: 'outbound', message: sampleAnswer }), 'c1');
    expect(activity?.suggestedActions?.actions).to.deep.equal([
      {
        type: 'messageBack',
        title: 'Tell me more',
        text: 'Tell me more',
        displayText: 'Tell me more',
        value: { kind: 'more', id: 'whose-fault' },
      },
      { type: 'openUrl', title: 'Ring us', value: 'tel:08000000000' },
      { type: 'openUrl', title: 'Our page', value: 'https://charity.example' },
    ]);
  });

  it('leaves out what a message does not have', () => {
    const activity = renderRow(row({ kind: 'outbound', message: { tone: 'plain', text: 'Hello', buttons: [] } }), 'c1');
    expect(activity?.text).to.equal('Hello');
    expect(activity).to.not.have.any.keys('entities', 'suggestedActions');
  });

  it('echoes what the person said and tapped, with the id of their client', () => {
    const said = renderRow(row({ kind: 'inbound', input: { kind: 'said', text: 'hi *you*' } }, { clientKey: 'key' }), 'c1');
    expect(said).to.deep.include({ text: 'hi *you*', textFormat: 'plain', channelData: { clientActivityID: 'key' } });
    expect(said?.from?.role).to.equal('user');
    const tap = { kind: 'topic', id: 'tests' } as const;
    const tapped = renderRow(row({ kind: 'inbound', input: { kind: 'tapped', tap, title: 'Tests' } }), 'c1');
    expect(tapped).to.deep.include({ text: 'Tests', value: tap }).and.not.have.property('channelData');
  });

  it('shows nothing of what is no message, or not for the family', () => {
    expect(renderRow(row({ kind: 'inbound', input: { kind: 'joined' } }), 'c1')).to.equal(undefined);
    expect(renderRow(row({ kind: 'decision', outcome: 'answer', entries: [], confidence: 1 }), 'c1')).to.equal(undefined);
    for (const audience of ['advisors', 'system'] as const) {
      expect(renderRow(row({ kind: 'outbound', message: sampleAnswer }, { audience }), 'c1')).to.equal(undefined);
    }
  });
});

describe('rendering a reply for other channels', () => {
  it('puts the source in a line where citations are not drawn', () => {
    for (const channel of ['emulator', 'test', 'webchat']) {
      const reply = renderReply(sampleAnswer, channel);
      expect(reply.text).to.equal(`${sampleAnswer.text}\n\n${line}`);
      expect(reply).to.not.have.any.keys('entities', 'channelData', 'id', 'from');
    }
  });

  it('marks the source in Teams, which draws the citation', () => {
    const reply = renderReply(sampleAnswer, 'msteams');
    expect(reply.text).to.equal(`${sampleAnswer.text} [1]`);
    expect(reply.entities).to.have.length(1);
  });
});

describe('rendering a handoff', () => {
  const advisor = { id: 'sam@charity.example', name: 'Sam' };

  it('names the person who speaks, and tells our panel that it is one; the id of their sign-in stays in the house', () => {
    const body: LogBody = { kind: 'advisor', advisor, text: 'Hello.' };
    const activity = renderRow(row(body, { from: 'advisor' }), 'c1');
    expect(activity).to.deep.include({
      type: 'message',
      from: { id: 'advisor:Sam', name: 'Sam', role: 'bot' },
      text: 'Hello.',
      channelData: { helpline: { tone: 'plain', text: 'Hello.', buttons: [], advisor: { name: 'Sam' } } },
    });
    expect(JSON.stringify(activity)).to.not.include('charity.example');
    expect(renderAdvisor(body, 'msteams').text).to.equal('Sam: Hello.');
  });

  it('gives what happened as an event, and nothing of what advisors note', () => {
    const body: LogBody = { kind: 'handoff', event: 'claimed', handoff: 'h1', status: 'active', advisor };
    expect(renderRow(row(body, { from: 'system' }), 'c1')).to.deep.include({
      type: 'event',
      id: 'c1|0000012',
      name: 'handoff.status',
      value: { state: 'active', event: 'claimed', advisor: { name: 'Sam' } },
    });
    const note: LogBody = { kind: 'note', advisor, text: 'Rang before.' };
    for (const audience of ['all', 'advisors'] as const) expect(renderRow(row(note, { audience }), 'c1')).to.equal(undefined);
  });
});
