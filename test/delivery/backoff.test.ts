import { expect } from 'chai';
import { backoffMs } from '../../src/delivery/backoff.ts';

describe('the wait before another try', () => {
  it('doubles, up to five minutes', () => {
    expect([1, 2, 3, 11, 1000].map((tries) => backoffMs(tries, () => 0))).to.deep.equal([500, 1000, 2000, 300_000, 300_000]);
  });

  it('is shorter by chance, never by more than a half', () => {
    expect(backoffMs(3, () => 1)).to.equal(1000);
    expect(backoffMs(3, () => 0.5)).to.equal(1500);
  });

  it('is never shorter than the channel asked for', () => {
    expect(backoffMs(1, () => 1, 7000)).to.equal(7000);
  });
});
