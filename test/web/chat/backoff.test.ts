import { expect } from 'chai';
import { backoffMs } from '../../../src/web/chat/backoff.ts';

describe('waiting before another try', () => {
  it('doubles up to half a minute, and half of it is chance', () => {
    expect([0, 1, 2].map((attempt) => backoffMs(attempt, 1))).to.deep.equal([500, 1000, 2000]);
    expect([backoffMs(3, 0), backoffMs(50, 1), backoffMs(5000, 0)]).to.deep.equal([2000, 30_000, 15_000]);
  });
});
