import { expect } from 'chai';
import fc from 'fast-check';
import { codeBytes, createCode, readCode, showCode } from '../src/code.ts';

describe('code', () => {
  it('is read back however it was typed', () => {
    const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes });
    fc.assert(
      fc.property(bytes, (random) => {
        const code = createCode(random);
        expect(code).to.match(/^[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(readCode(showCode(code))).to.equal(code);
        expect(readCode(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).to.equal(code);
      }),
      { seed: 1 },
    );
  });

  it('carries every bit', () => {
    expect(createCode(new Uint8Array([0, 0, 0, 0, 0]))).to.equal('00000000');
    expect(createCode(new Uint8Array([255, 255, 255, 255, 255]))).to.equal('ZZZZZZZZ');
    expect(createCode(new Uint8Array([0, 0, 0, 0, 1]))).to.equal('00000001');
  });

  for (const typed of ['', '1234567', '123456789', 'ABCDEFGU', 'hello you', '٣٣٣٣٣٣٣٣'])
    it(`is not ${JSON.stringify(typed)}`, () => expect(readCode(typed)).to.equal(null));
});
