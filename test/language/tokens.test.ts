import { expect } from 'chai';
import { tokenise } from '../../src/language/tokens.ts';

const asTyped = (word: string) => [word];
const words = (text: string) => tokenise(text, asTyped).map((token) => token.word);
const clauses = (text: string) => tokenise(text, asTyped).map((token) => token.clause);

describe('tokenise', () => {
  it('writes contractions out, with and without their apostrophe', () => {
    expect(words("I can't, he’s not and she doesnt")).to.deep.equal(words('I can not, he is not and she does not'));
  });

  it('keeps English words that only look like contractions', () => {
    expect(words('ill well were its')).to.deep.equal(['ill', 'well', 'were', 'its']);
  });

  it('reads A&E, mixed words and numbers with their degrees', () => {
    expect(words('A&E, nf1 at 38.4°C')).to.deep.equal(['a&e', 'nf1', 'at', '38.4']);
  });

  it('ignores case, accents and curly marks', () => {
    expect(words('CAFÉ “Naïve”')).to.deep.equal(['cafe', 'naive']);
  });

  it('parts clauses at marks, and at a joining word before a new subject', () => {
    expect(clauses('He is pale. why? She sleeps and he eats')).to.deep.equal([0, 0, 0, 1, 2, 2, 3, 3, 3]);
  });

  it('does not part what a joining word joins inside a clause', () => {
    expect(new Set(clauses('blood and marrow samples')).size).to.equal(1);
  });

  it('takes an empty message, and one of marks alone', () => {
    expect(words('')).to.deep.equal([]);
    expect(words('?!… 👍')).to.deep.equal([]);
  });
});
