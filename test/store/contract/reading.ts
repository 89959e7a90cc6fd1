import { expect } from 'chai';
import fc from 'fast-check';
import type { Audience } from '../../../src/conversation/log-row.ts';
import type { NewLogRow, RunTurn } from '../../../src/conversation/turn-request.ts';
import type { Store } from '../../../src/store/port.ts';
import { home, say } from '../echo-turn.ts';
import type { Place } from '../place.ts';

/** Families read by watermark: everything that is theirs, once, in order, and nothing else. */
export function readingContract(here: () => Place): void {
  describe('reading for a family', () => {
    it('hides what is for advisors and for the system, and yet gets past it', async () => {
      const store = await here().open();
      await store.takeTurn(say('note'));
      const read = await store.readForFamily(home, 0, 10);
      expect(read.rows.map((row) => [row.seq, row.audience])).to.deep.equal([
        [1, 'all'],
        [2, 'all'],
      ]);
      expect(read.lastSeq).to.equal(4);
      expect(await store.readForFamily(home, 4, 10)).to.deep.equal({ rows: [], lastSeq: 4 });
    });

    it('goes no further than its limit', async () => {
      const store = await here().open();
      await store.takeTurn(say('one'));
      await store.takeTurn(say('two'));
      const read = await store.readForFamily(home, 1, 2);
      expect(read.rows.map((row) => row.seq)).to.deep.equal([2, 4]);
      expect(read.lastSeq).to.equal(4);
    });

    it('of a conversation without a turn is empty, and its watermark stays', async () => {
      const store = await here().open();
      expect(await store.readForFamily(home, 0, 10)).to.deep.equal({ rows: [], lastSeq: 0 });
      expect(await store.hasConversation(home)).to.equal(false);
      expect(await store.readForFamily(home, 7, 10)).to.deep.equal({ rows: [], lastSeq: 7 });
    });

    it('never takes a watermark back, even one that is ahead', async () => {
      const store = await here().open();
      await store.takeTurn(say('one'));
      expect(await store.readForFamily(home, 50, 10)).to.deep.equal({ rows: [], lastSeq: 50 });
      expect(await store.hasConversation(home)).to.equal(true);
    });

    it('keeps conversations and channels apart', async () => {
      const store = await here().open();
      await store.takeTurn(say('mine'));
      expect((await store.readForFamily({ ...home, channel: 'other' }, 0, 10)).rows).to.deep.equal([]);
      expect((await store.readForFamily({ ...home, conversation: 'homE' }, 0, 10)).rows).to.deep.equal([]);
    });

    it('gives the exact suffix after any watermark, over any sends, limits and restarts', async () => {
      const run = fc.asyncProperty(fc.uuid(), fc.array(step, { minLength: 1, maxLength: 12 }), (conversation, steps) =>
        walk(here(), conversation, steps),
      );
      await fc.assert(run, { seed: 20261122, numRuns: 15 });
    });
  });
}

type Step = { kind: 'send'; audiences: Audience[] } | { kind: 'read'; limit: number } | { kind: 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('send'),
      audiences: fc.array(fc.constantFrom('all', 'advisors', 'system'), { maxLength: 5 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('read'), limit: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
) as fc.Arbitrary<Step>;

/** The message's text lists the audiences of the rows to append. */
const listedAudiences: RunTurn = (state, request) => {
  const audiences = request.input.kind === 'said' ? (JSON.parse(request.input.text) as Audience[]) : [];
  const body: NewLogRow['body'] = { kind: 'inbound', input: request.input };
  return { state, rows: audiences.map((audience) => ({ audience, from: 'enquirer', body })), timers: [] };
};

async function walk(place: Place, conversation: string, steps: readonly Step[]): Promise<void> {
  const ref = { channel: 'test', conversation };
  const log: Audience[] = [];
  let watermark = 0;
  let store = await place.open(listedAudiences);
  for (const one of [...steps, { kind: 'read', limit: 100 } as const]) {
    if (one.kind === 'send') {
      await store.takeTurn(say(JSON.stringify(one.audiences), ref));
      log.push(...one.audiences);
    } else if (one.kind === 'read') watermark = await readOn(store, ref, watermark, one.limit, log);
    else {
      await store.close();
      store = await place.open(listedAudiences);
    }
  }
  await store.close();
}

async function readOn(
  store: Store,
  ref: typeof home,
  watermark: number,
  limit: number,
  log: readonly Audience[],
): Promise<number> {
  const read = await store.readForFamily(ref, watermark, limit);
  const suffix = log.flatMap((audience, index) => (audience === 'all' && index + 1 > watermark ? [index + 1] : []));
  const shown = suffix.slice(0, limit);
  expect(read.rows.map((row) => row.seq)).to.deep.equal(shown);
  // Everything up to the new watermark was shown or is private, and it gets to the end when nothing was left over.
  expect(read.lastSeq).to.be.at.least(watermark);
  expect(suffix.filter((seq) => seq <= read.lastSeq)).to.deep.equal(shown);
  if (shown.length < limit) expect(read.lastSeq).to.equal(log.length);
  return read.lastSeq;
}
