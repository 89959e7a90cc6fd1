import { expect } from 'chai';
import { stem } from '../../src/language/stem.ts';

describe('stem', () => {
  const families = [
    ['breathe', 'breathes', 'breathing', 'breathed'],
    ['worry', 'worries', 'worried', 'worrying'],
    ['swell', 'swollen', 'swelling', 'swells'],
    ['bleed', 'bled', 'bleeding'],
    ['stop', 'stopped', 'stopping', 'stops'],
    ['baby', 'babies'],
    ['rash', 'rashes'],
    ['die', 'died', 'dying'],
    ['pale', 'paleness'],
    ['care', 'caring', 'cared', 'cares'],
    ['use', 'used', 'using'],
    ['hope', 'hoping'],
  ];
  for (const family of families) {
    it(`gives ${family.join(', ')} one key`, () => {
      expect(new Set(family.map(stem)).size).to.equal(1);
    });
  }

  const strangers = [
    ['organ', 'organise'],
    ['bed', 'be'],
    ['this', 'thi'],
    ['bus', 'bu'],
    ['need', 'ne'],
    ['here', 'her'],
    ['note', 'not'],
    ['care', 'car'],
  ];
  for (const [one = '', other = ''] of strangers) {
    it(`keeps ${one} and ${other} apart`, () => {
      expect(stem(one)).not.to.equal(stem(other));
    });
  }
});
