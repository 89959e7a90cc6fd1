import { expect } from 'chai';
import { parse } from 'yaml';
import { proposalFile } from '../../src/content/proposal-file.ts';

const entry = {
  kind: 'entry',
  entry: null,
  title: 'Can we go: on holiday?',
  answer: 'Ask first.\n- "them"',
  questions: ['# fly', '- x'],
} as const;

describe('a proposal as a file', () => {
  it('is an entry to go on from, that says the words as they were written', () => {
    const { name, text } = proposalFile(entry);
    expect(name).to.equal('can-we-go-on-holiday.yaml');
    expect(parse(text)).to.deep.include({ title: entry.title, answer: entry.answer, questions: [...entry.questions] });
  });

  it('is a list of questions for an entry that is there', () => {
    const { name, text } = proposalFile({ ...entry, kind: 'question', entry: 'outlook' });
    expect(name).to.equal('questions-for-outlook.yaml');
    expect(parse(text)).to.deep.equal({ questions: [...entry.questions] });
  });

  it('has a name that leads nowhere else, whatever its title is', () => {
    for (const title of ['../../etc/passwd', '', '💙', 'C:\\x'])
      expect(proposalFile({ ...entry, title }).name).to.match(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?\.yaml$/);
  });
});
