import { expect } from 'chai';
import { mutantsThatPass } from './mutants.ts';

describe('a template with any one thing wrong', () => {
  // Every fifth here; the soak run takes them all.
  it('is found out, whatever it is', function mutants() {
    this.timeout(60_000);
    const { tried, passed } = mutantsThatPass(5);
    expect(passed).to.deep.equal([]);
    expect(tried).to.be.greaterThan(150);
  });
});
