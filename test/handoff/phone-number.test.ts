import { expect } from 'chai';
import { readPhoneNumber } from '../../src/handoff/phone-number.ts';

describe('a number to ring', () => {
  for (const [typed, e164] of [
    ['07500 068065', '+447500068065'],
    ['07500068065', '+447500068065'],
    ['+44 (0)7500 068 065', '+447500068065'],
    ['0044 7500 068065', '+447500068065'],
    ['00447500068065', '+447500068065'],
    ['it is 020 7946 0018 thanks', '+442079460018'],
    ['my number is 07500-068-065', '+447500068065'],
    ['+353 85 012 3456', '+353850123456'],
    ['00353 85 012 3456', '+353850123456'],
    ['+1 (202) 555-0143', '+12025550143'],
    ['+48 512 345 678', '+48512345678'],
  ] as const) {
    it(`is in "${typed}"`, () => expect(readPhoneNumber(typed)?.e164).to.equal(e164));
  }

  for (const typed of [
    '',
    'later please',
    '12345',
    '07500 06806',
    '07500 068065 12',
    '999',
    '+44 7500',
    'he is 18 months and 12 kg',
    '2026-11-30',
    '0906 302 0100',
  ]) {
    it(`is not in "${typed}"`, () => expect(readPhoneNumber(typed)).to.equal(null));
  }

  it('is shown as its owner reads it', () => {
    expect(readPhoneNumber('+447500068065')?.shown).to.equal('07500 068065');
    expect(readPhoneNumber('00353850123456')?.shown).to.equal('+353 85 012 3456');
  });
});
