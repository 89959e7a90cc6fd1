import { expect } from 'chai';
import { createSpeller } from '../../src/language/spelling.ts';

const english = new Set(['stomping', 'house', 'donkey']);
const speller = createSpeller(new Set(), () => ({
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
  ]),
  favour: (word) => (word === 'fault' ? 0.3 : 0),
  names: new Set(['azacitidine', 'measles']),
  isEnglish: (word) => english.has(word),
  arePair: () => false,
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
  };
  for (const [typed, meant] of Object.entries(slips)) {
    it(`reads ${typed} as ${meant}`, () => expect(speller(typed)).to.equal(meant));
  }

  it('leaves English words, short words and numbers as they are', () => {
    for (const word of ['stomping', 'house', 'the', 'nf1', '384']) expect(speller(word)).to.equal(word);
  });

  it('gives the same word the same reading each time', () => {
    expect(speller('spleeen')).to.equal(speller('spleeen'));
  });
});
