import { expect } from 'chai';
import { createSpeller } from '../../src/language/spelling.ts';
import { countUsage, readUsage } from '../../src/language/usage.ts';

const english = new Set(['stomping', 'house', 'donkey']);
const said = ['where is the needle put', 'is the needle big', 'what is the spleen'].flatMap((text) =>
  Array.from({ length: 40 }, () => text.split(' ')),
);
const usage = countUsage([...said, ['a', 'hat']]);
const speller = createSpeller(new Set(['the', 'hat']), readUsage(usage), () => ({
  known: new Set([
    'felt',
    'fault',
    'stomach',
    'leukaemia',
    'chemotherapy',
    'chemo',
    'pneumonia',
    'hereditary',
    'spleen',
    'infection',
    'breathing',
    'fitting',
    'blood',
    'enough',
    'the',
    'what',
    'hat',
    'cancer',
    'scans',
    'throat',
    'throes',
  ]),
  favour: (word) => ({ fault: 0.3, cancer: 0.9, scans: 0.9 })[word] ?? 0,
  names: new Set(['azacitidine', 'measles']),
  isEnglish: (word) => english.has(word),
}));

describe('createSpeller', () => {
  const slips = {
    stomache: 'stomach',
    luekemia: 'leukaemia',
    kemotherapy: 'chemotherapy',
    kemo: 'chemo',
    numonia: 'pneumonia',
    heriditary: 'hereditary',
    spleeen: 'spleen',
    infectoin: 'infection',
    breathin: 'breathing',
    fiting: 'fitting',
    blod: 'blood',
    enuf: 'enuf',
    azacitadine: 'azacitidine',
    measels: 'measles',
    cansr: 'cancer',
    throte: 'throat',
  };
  for (const [typed, meant] of Object.entries(slips)) {
    it(`reads ${typed} as ${meant}`, () => expect(speller(typed)).to.equal(meant));
  }

  it('leaves English words, short words and numbers as they are', () => {
    for (const word of ['stomping', 'house', 'the', 'nf1', '384']) expect(speller(word)).to.equal(word);
  });

  it('reads a real word as the one that is usual there, and leaves it where it may be meant', () => {
    expect(speller('hat', '', 'is')).to.equal('what');
    expect(speller('thee', 'is', 'needle')).to.equal('the');
    expect(speller('hat', 'a', '')).to.equal('hat');
    expect(speller('hat', '', 'stand')).to.equal('hat');
  });

  it('counts words that are also properties of every object', () => {
    const { wordCount, pairCount } = readUsage(countUsage([['constructor'], ['constructor']]));
    expect([wordCount('constructor'), pairCount('', 'constructor'), pairCount('constructor', 'constructor')]).to.deep.equal([
      2, 2, 0,
    ]);
    expect([wordCount('toString'), pairCount('toString', 'constructor')]).to.deep.equal([0, 0]);
  });

  it('gives the same word the same reading each time', () => {
    expect(speller('spleeen')).to.equal(speller('spleeen'));
  });
});
