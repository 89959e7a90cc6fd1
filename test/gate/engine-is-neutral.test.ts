import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { stem } from '../../src/language/stem.ts';
import { createMedicalWordFinder } from './medical-words.ts';

/** Verbs and nouns that stand among English irregular forms for their grammar, and nowhere else. */
const irregular = new Set(['bleed', 'diagnose', 'hurt', 'mouse', 'swell'].map(stem));

/** In all comments of the source together: an example from life may explain a rule, and no more than that. */
const mostInComments = 30;

/**
 * The rule: outside comments, no identifier and no literal of `src` holds a word or phrase that the content uses for a body,
 * an illness, a sign, a test or a treatment. What is medical, the content itself says: the names of its subject, the plainest
 * members of its medical concepts, its glossary, and the names of illnesses, medicines, vaccines and genes in scope.yaml.
 * Words that the content calls everyday ones, and words that programs use in a sense of their own, are free. Comments may
 * give an example, but never name the pack's subject.
 */
describe('the engine is neutral', () => {
  const find = createMedicalWordFinder();
  const mentions = globSync('src/**/*.ts').flatMap((path) => {
    const file = path.replaceAll('\\', '/');
    return find(readFileSync(path, 'utf8')).map((mention) => ({ ...mention, file }));
  });
  const show = ({ file, line, phrase }: (typeof mentions)[number]) => `${file}:${line} ${phrase}`;

  it('holds no medical word outside comments', () => {
    const isGrammar = (file: string, phrase: string) => file === 'src/language/irregular-forms.ts' && irregular.has(stem(phrase));
    // Azure calls the log of a resource so.
    const isAzures = (file: string, phrase: string) => file.startsWith('src/deployment/') && phrase === 'diagnostic';
    const found = mentions.filter(({ comment, file, phrase }) => !comment && !isGrammar(file, phrase) && !isAzures(file, phrase));
    expect(found.map(show)).to.deep.equal([]);
  });

  it('names the subject of the pack nowhere, and gives medical examples sparingly', () => {
    const inComments = mentions.filter(({ comment }) => comment);
    expect(inComments.filter(({ phrase }) => /jmml|leuk/.test(phrase)).map(show)).to.deep.equal([]);
    expect(inComments.length, inComments.map(show).join('\n')).to.be.at.most(mostInComments);
  });

  const planted = ['jmml', 'leukaemia', 'monocyte', 'bone marrow', 'chemo', 'transplant', 'spleen', 'fever', 'rash', 'tummy'];
  for (const phrase of [...planted, 'epilepsy', 'azacitidine', 'symptoms', 'platelets']) {
    it(`would find "${phrase}" in a literal`, () => {
      expect(find(`const a = 1;\nconst text = 'what about ${phrase}?';`)).to.deep.equal([{ phrase, line: 2, comment: false }]);
    });
  }

  it('looks inside identifiers, and tells comments from code', () => {
    const source = '/**\n * Of rashes.\n */\nconst hasFeverNow = 1; // spleen\n// chemo\n';
    const found = find(source).map(({ phrase, line, comment }) => `${line} ${phrase}${comment ? ' in a comment' : ''}`);
    expect(found).to.deep.equal(['2 rashes in a comment', '4 fever', '4 spleen', '5 chemo in a comment']);
  });

  it("lets everyday words and programs' own words be", () => {
    const source = "const test = match(node, 'is the child at home?') ? sample : drop(weight, 'my mum said no');";
    expect(find(source)).to.deep.equal([]);
  });
});
