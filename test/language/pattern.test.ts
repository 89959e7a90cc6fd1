import { expect } from 'chai';
import { findPattern } from '../../src/language/find-pattern.ts';
import { createPatternReader, PatternError } from '../../src/language/pattern.ts';
import { PatternBook } from '../../src/language/pattern-book.ts';
import { tokenise } from '../../src/language/tokens.ts';

const asTyped = (word: string) => [word];
const sets = { child: ['he', 'she', 'my little one'], who: ['mum|dad'] };
const reader = createPatternReader(sets, asTyped);
const { read } = reader;
const finds = (pattern: string, text: string) => findPattern(read(pattern), tokenise(text, asTyped)) !== null;

describe('patterns', () => {
  const cases: readonly [pattern: string, text: string, found: boolean][] = [
    ['lips blue', 'his lips blue now', true],
    ['lips .. blue', 'her lips have gone blue', true],
    ['lips .. blue', 'lips, and the sky is blue', false],
    ['lips .. blue', 'lips are not blue', false],
    ["can't breathe", 'he cant breathe', true],
    ["can't breathe", 'he cannot breathe', true],
    ['<child> is shaking', 'my little one is shaking', true],
    ['<who> is shaking', 'dad is shaking', true],
    ['=fit', 'he is fitting', false],
    ['=fit', 'a fit', true],
    ['cough*', 'coughed', true],
    ['really? hot', 'hot', true],
    ['^ help $', 'please help me', false],
    ['^ help $', 'sorry, help', true],
    ['shaking', 'he is not shaking', false],
    ['shaking', 'not well he is shaking', true],
    ['chemo & fever', 'fever today. he had chemo', true],
    ['chemo & fever', 'fever today', false],
    ['temp of number', 'temp of 38', true],
    ['a _ b', 'a x b', true],
    ['a _ b', 'a b', false],
  ];
  for (const [pattern, text, found] of cases) {
    it(`"${pattern}" ${found ? 'finds' : 'passes over'} "${text}"`, () => expect(finds(pattern, text)).to.equal(found));
  }

  it('says what is wrong with a pattern that names an unknown set or no word', () => {
    expect(() => read('<nobody> shakes')).to.throw(PatternError, 'no set <nobody>');
    expect(() => read('.. maybe?')).to.throw(PatternError, 'names no word');
  });
});

describe('PatternBook', () => {
  const book = new PatternBook<string>(reader);
  for (const text of ['blue lips', 'lips .. blue', 'chok*']) book.add(text, text);

  it('finds every pattern of a message, in the order of the book', () => {
    const hits = book.find(tokenise('choking, lips turned blue, blue lips', asTyped));
    expect(hits.map((hit) => hit.value)).to.deep.equal(['blue lips', 'lips .. blue', 'chok*']);
  });

  it('matches nothing at masked words', () => {
    expect(book.find(tokenise('choking', asTyped), new Set([0]))).to.deep.equal([]);
  });

  it('tells which words its patterns cover', () => {
    expect([...book.cover(tokenise('his blue lips shine', asTyped))]).to.deep.equal([1, 2]);
  });
});
