import { expect } from 'chai';
import { findPattern } from '../../src/language/find-pattern.ts';
import { createPatternReader } from '../../src/language/pattern.ts';
import { PatternBook } from '../../src/language/pattern-book.ts';
import { readMessage } from '../../src/language/read.ts';
import { projectContent } from '../support/project-content.ts';

describe('a book of patterns', function book() {
  it('finds just what trying every pattern would find, over labelled messages of every kind', () => {
    const { content, questions } = projectContent();
    const { safety, language } = content;
    const reader = createPatternReader(safety.sets, language.lexicon.respell);
    const patterns = [...new Set(safety.rules.flatMap(({ signs }) => signs))];
    const signs = new PatternBook<string>(reader);
    for (const pattern of patterns) signs.add(pattern, pattern);
    for (const { q } of questions.filter((_, i) => i % 16 === 0)) {
      const tokens = readMessage(q, language);
      const each = patterns.filter((pattern) => findPattern(reader.read(pattern), tokens) !== null);
      expect(
        signs.find(tokens).map(({ value }) => value),
        q,
      ).to.deep.equal(each);
    }
  });
});
