import type { Outbound } from '../../src/conversation/outbound.ts';

/** An answer with everything that an answer can carry. */
export const sampleAnswer: Outbound = {
  tone: 'answer',
  text: 'Nobody caused it.\n\n- Not you\n- Not your child',
  source: {
    title: 'Factsheet',
    publisher: 'The charity',
    section: 'Causes',
    reviewed: '2026-01-01',
    nextReview: '2028-01-01',
    url: 'https://charity.example/factsheet',
    line: 'From: Factsheet, The charity, reviewed January 2026',
  },
  buttons: [
    { kind: 'tap', title: 'Tell me more', tap: { kind: 'more', id: 'whose-fault' } },
    { kind: 'call', title: 'Ring us', number: '0800 000 0000' },
    { kind: 'link', title: 'Our page', url: 'https://charity.example' },
  ],
};
