import { expect } from 'chai';
import type { WireActivity } from '../../../src/http/contract.ts';
import { personTables } from '../../../src/store/tables.ts';
import { tableWords } from '../../../src/web/chat/family-words.ts';
import { fileName } from '../../../src/web/chat/file-name.ts';
import { transcriptOf } from '../../../src/web/chat/transcript.ts';
import { sampleAnswer } from '../../support/sample-answer.ts';

const words = { title: 'Chat', you: 'You:', assistant: 'Assistant:' };
const now = new Date(2026, 10, 28, 9, 5);
const own = (text: string): WireActivity => ({ type: 'message', from: { id: 'x', role: 'user' }, text });

describe('transcript', () => {
  it('says who said what and when, with sources and numbers to call', () => {
    const helpline = { ...sampleAnswer, buttons: [...sampleAnswer.buttons] };
    const answer: WireActivity = { type: 'message', from: { id: 'h', role: 'bot' }, channelData: { helpline } };
    const text = transcriptOf([{ ...own('is it my fault'), timestamp: '2026-11-28T09:00:00Z' }, answer], words, now);
    expect(text).to.match(
      /^Chat\n28 November 2026 at 09:05\n\n28 November 2026 at \d\d:\d\d You:\nis it my fault\n\nAssistant:\n/,
    );
    expect(text)
      .to.include(sampleAnswer.text)
      .and.include(sampleAnswer.source?.line)
      .and.include('Ring us: 0800 000 0000')
      .and.not.include('Tell me more');
  });

  it('keeps the list of a guided dialog, in its order', () => {
    const list = { title: 'Questions for our appointment', items: [{ text: 'Can nan come in?', buttons: [] }] };
    const helpline = {
      tone: 'plain' as const,
      text: 'Here it is.',
      buttons: [],
      guide: { title: 'A guide', controls: [], list },
    };
    const text = transcriptOf([{ type: 'message', from: { id: 'h', role: 'bot' }, channelData: { helpline } }], words, now);
    expect(text).to.include('Here it is.\n\nQuestions for our appointment\n1. Can nan come in?\n');
  });

  it('gives a pressed button its words, and leaves out what is no message', () => {
    const pressed = { ...own(''), channelData: { messageBack: { displayText: 'Signs' } } };
    expect(transcriptOf([{ type: 'typing' }, pressed], words, now)).to.match(/You:\nSigns\n$/);
  });

  it('takes out what could hide or harm in a text file, and nothing else', () => {
    const text = transcriptOf([own('a\u0000b\u001b[31mc\u202Ed\u2066e\r\nf\tg <script>é 👩‍👧 مرحبا')], words, now);
    expect(text).to.include('ab[31mcde\nf\tg <script>é 👩‍👧 مرحبا');
  });

  it('is saved under a name that any system takes and that gives nothing away', () => {
    expect(fileName('chat', now)).to.equal('chat-2026-11-28-0905.txt');
  });
});

describe('what is held', () => {
  it('is in words for every table that holds anything of anybody', () => {
    for (const table of personTables) expect(tableWords[table]?.(2), table).to.match(/^2 [a-z]+/);
  });
});
