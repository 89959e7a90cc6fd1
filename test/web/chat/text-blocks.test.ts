import { expect } from 'chai';
import { textBlocks } from '../../../src/web/chat/text-blocks.ts';

describe('text of a message', () => {
  it('is paragraphs parted by blank lines, whose lines stay lines', () => {
    expect(textBlocks('one\ntwo\n\n \n\nthree')).to.deep.equal([
      { kind: 'paragraph', lines: ['one', 'two'] },
      { kind: 'paragraph', lines: ['three'] },
    ]);
  });

  it('has lists, also in the middle of a paragraph', () => {
    expect(textBlocks('before:\n- a\n- b\nafter')).to.deep.equal([
      { kind: 'paragraph', lines: ['before:'] },
      { kind: 'list', items: ['a', 'b'] },
      { kind: 'paragraph', lines: ['after'] },
    ]);
  });

  it('may be empty, and takes a dash within a line for what it is', () => {
    expect(textBlocks('')).to.deep.equal([]);
    expect(textBlocks('a - b\n-c')).to.deep.equal([{ kind: 'paragraph', lines: ['a - b', '-c'] }]);
  });
});
