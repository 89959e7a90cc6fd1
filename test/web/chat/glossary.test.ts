import { expect } from 'chai';
import { createGlossary } from '../../../src/web/chat/glossary.ts';

const marrow = { forms: ['bone marrow', 'marrow'], say: 'Where the body makes its blood cells.' };
const test = { forms: ['bone marrow test', 'bone marrow tests'], say: 'A sample is taken.' };
const nf1 = { forms: ['NF1'], say: 'A condition.' };

describe('glossary', () => {
  const glossary = createGlossary([marrow, test, nf1]);
  const marked = (text: string) => glossary.split(text, new Set()).filter(({ term }) => term);

  it('finds the longest term, in any case, as it is written', () => {
    expect(glossary.split('A Bone Marrow test.', new Set())).to.deep.equal([
      { text: 'A ' },
      { text: 'Bone Marrow test', term: test },
      { text: '.' },
    ]);
  });

  it('marks a term once for each message, whatever its form', () => {
    const message = new Set<typeof marrow>();
    expect(glossary.split('marrow and bone marrow', message).map(({ text }) => text)).to.deep.equal([
      'marrow',
      ' and bone marrow',
    ]);
    expect(glossary.split('bone marrow', message)).to.deep.equal([{ text: 'bone marrow' }]);
  });

  it('finds neighbours, and no part of a longer word', () => {
    expect(marked('marrow NF1').map(({ text }) => text)).to.deep.equal(['marrow', 'NF1']);
    for (const text of ['marrows', 'NF11', 'xNF1', 'non-marrow', 'marrow-like']) expect(marked(text), text).to.deep.equal([]);
  });

  it('loses nothing of the text, and works without terms', () => {
    const text = 'The bone\nmarrow, NF1 (marrow) and bone marrow tests.';
    expect(
      glossary
        .split(text, new Set())
        .map((piece) => piece.text)
        .join(''),
    ).to.equal(text);
    expect(createGlossary([]).split(text, new Set())).to.deep.equal([{ text }]);
  });
});
