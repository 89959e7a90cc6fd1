import { expect } from 'chai';
import { mutantsThatPass } from '../deployment/mutants.ts';

describe('a template with any one thing wrong', () => {
  it('is found out, whatever it is: every member taken away, misspelt, turned round, emptied', function mutants() {
    this.timeout(300_000);
    const { tried, passed } = mutantsThatPass(1);
    expect(passed).to.deep.equal([]);
    expect(tried).to.be.greaterThan(900);
  });
});
