import { expect } from 'chai';
import { type Deliver, type SendOutcome, startSender } from '../../src/delivery/sender.ts';
import type { Send } from '../../src/store/outbox-port.ts';
import type { Store } from '../../src/store/port.ts';
import { say } from '../store/echo-turn.ts';
import { type Place, sqlitePlace } from '../store/place.ts';
import { createMemoryLog } from '../support/memory-log.ts';

const clock = { now: Date.now };

describe('the sender', () => {
  let place: Place;
  const givenUp: number[] = [];
  let store: Store;
  beforeEach(async () => {
    place = sqlitePlace();
    store = await place.open(undefined, clock);
  });
  afterEach(() => place.remove());

  function start(deliver: Deliver) {
    const onQueued = (wake: () => void) => store.onAppend('all', wake);
    const onGivenUp = async ({ seq }: Send) => void givenUp.push(seq);
    return startSender({ outbox: store.outbox, deliver, onQueued, onGivenUp, clock, log: createMemoryLog(), chance: () => 1 });
  }
  const queue = async (words: string, conversation = 'home') => {
    await store.takeTurn(say(words, { conversation, delivery: 'outbox' }));
  };
  async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
    for (let i = 0; i < 500 && !(await isDone()); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isDone()).to.equal(true);
  }

  it('sends in order however often a try fails, and each conversation by itself', async () => {
    const out: string[] = [];
    let tries = 0;
    const stop = start(async ({ conversation, seq }): Promise<SendOutcome> => {
      if (++tries % 3 === 0) return { kind: 'later', failure: '502' };
      out.push(`${conversation} ${seq}`);
      return { kind: 'sent', id: `${seq}` };
    });
    for (const words of ['one', 'two', 'three']) for (const place of ['a', 'b', 'c']) await queue(words, place);
    await until(() => out.length === 9);
    await stop();
    for (const place of ['a', 'b', 'c'])
      expect(out.filter((name) => name.startsWith(place))).to.deep.equal([`${place} 2`, `${place} 5`, `${place} 8`]);
  });

  it('waits as long as the channel asks', async () => {
    const at: number[] = [];
    const stop = start(async (): Promise<SendOutcome> => {
      at.push(Date.now());
      return at.length === 1 ? { kind: 'later', failure: '429', askedMs: 900 } : { kind: 'sent', id: null };
    });
    await queue('one');
    await until(() => at.length === 2);
    await stop();
    expect((at[1] ?? 0) - (at[0] ?? 0)).to.be.at.least(900);
  });

  it('gives up what is refused, and goes on with the next', async () => {
    const stop = start(
      async ({ seq }): Promise<SendOutcome> => (seq === 2 ? { kind: 'refused', failure: '403' } : { kind: 'sent', id: 'x' }),
    );
    await queue('one');
    await queue('two');
    await until(
      async () => (await store.outbox.take(Date.now() + 1)) === null && (await store.outbox.deadLetters(1)).length === 1,
    );
    await stop();
    expect((await store.outbox.deadLetters(9)).map(({ seq, failure }) => `${seq} ${failure}`)).to.deep.equal(['2 403']);
    expect(givenUp).to.deep.equal([2]);
  });

  it('tries again after a bug of ours', async () => {
    let tries = 0;
    const stop = start(async (): Promise<SendOutcome> => {
      if (++tries === 1) throw new Error('bug');
      return { kind: 'sent', id: null };
    });
    await queue('one');
    await until(() => tries === 2);
    await stop();
  });

  it('lets what is under way come to its end when it stops', async () => {
    let finish: (outcome: SendOutcome) => void = () => undefined;
    let isSending = false;
    const stop = start(
      () =>
        new Promise((resolve) => {
          isSending = true;
          finish = resolve;
        }),
    );
    await queue('one');
    await until(() => isSending);
    const stopped = stop();
    finish({ kind: 'sent', id: 'x' });
    await stopped;
    expect(await store.outbox.take(Date.now() + 1)).to.equal(null);
  });
});
