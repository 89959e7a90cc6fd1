import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkContent } from '../../src/content/check.ts';
import { loadContent } from '../../src/content/load.ts';
import { type ContentFolders, projectFolders } from '../../src/content/prepare.ts';
import { formatProblem, type Problem } from '../../src/content/problems.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('content:check', function checks() {
  this.timeout(30_000);
  const root = mkdtempSync(join(tmpdir(), 'helpline-content-'));
  const folders: ContentFolders = { knowledge: join(root, 'knowledge'), dialogs: join(root, 'dialogs') };
  beforeEach(() => {
    cpSync(projectFolders.knowledge, folders.knowledge, { recursive: true });
    cpSync(projectFolders.dialogs, folders.dialogs, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const errorsOf = (at = now) => problemsOf(folders, at).filter(({ severity }) => severity === 'error');
  const entry = 'knowledge/entries/causes/not-your-fault.yaml';
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    expect(after, 'the planted fault changes nothing').not.to.equal(before);
    writeFileSync(path, after);
  };

  it('finds no error in what the project ships', () => {
    expect(errorsOf().map(formatProblem)).to.deep.equal([]);
  });

  const planted: readonly { fault: string; file: string; change: (text: string) => string; says: RegExp }[] = [
    {
      fault: 'a fact that no entry states',
      file: 'knowledge/facts.yaml',
      change: (text) => `${text}\n  - { id: what.new, section: "Treatment", say: "New." }\n`,
      says: /facts\.yaml:\d+: no entry states what\.new/,
    },
    {
      fault: 'a claim without a source',
      file: entry,
      change: (text) => text.replace(/^facts: .*$/m, 'facts: []'),
      says: /not-your-fault\.yaml:\d+: .*at least one fact/,
    },
    {
      fault: 'a fact that does not exist',
      file: entry,
      change: (text) => text.replace(/^facts: .*$/m, 'facts: [cause.nobody]'),
      says: /there is no fact cause\.nobody/,
    },
    {
      fault: 'a section that its facts are not of',
      file: entry,
      change: (text) => text.replace(/^source: .*$/m, 'source: { document: factsheet, section: "Treatment" }'),
      says: /none of its facts stands under "Treatment"/,
    },
    {
      fault: 'a document that the pack lacks',
      file: entry,
      change: (text) => text.replace('document: factsheet', 'document: rumour'),
      says: /no source "rumour"/,
    },
    {
      fault: 'a dead link',
      file: entry,
      change: (text) => text.replace(/^related: \[/m, 'related: [gone-away, '),
      says: /there is no entry gone-away/,
    },
    {
      fault: 'too few questions',
      file: entry,
      change: (text) => text.replace(/^questions:\n(?: {2}- .*\n)+/m, 'questions:\n  - is it my fault\n'),
      says: /at least eight/,
    },
    {
      fault: 'a near-duplicate question',
      file: entry,
      change: (text) =>
        text.replace(/^questions:\n/m, 'questions:\n  - is this all my fault then\n  - is this all our fault then\n'),
      says: /is nearly "is this all my fault then"/,
    },
    {
      fault: 'an answer of over 60 words',
      file: entry,
      change: (text) => text.replace(/^answer: >-\n/m, `answer: >-\n${'  It is not your fault at all.\n'.repeat(10)}`),
      says: /the answer has \d+ words/,
    },
    {
      fault: 'a sentence of over 20 words',
      file: entry,
      change: (text) => text.replace(/^answer: >-\n/m, `answer: >-\n  It is not ${'very '.repeat(20)}bad.\n`),
      says: /a sentence has \d+ words/,
    },
    {
      fault: 'hard words',
      file: entry,
      change: (text) =>
        text.replace(
          /^answer: >-\n/m,
          'answer: >-\n  Multifactorial aetiological considerations necessitate interdisciplinary deliberation.\n',
        ),
      says: /reads at grade/,
    },
    {
      fault: 'five facts in one answer',
      file: entry,
      change: (text) =>
        text.replace(
          /^facts: .*$/m,
          'facts: [cause.not-your-fault, cause.unknown, cause.by-chance, cause.stuck-on, cause.inherited-some]',
        ),
      says: /states 5 facts/,
    },
    {
      fault: 'an unknown field',
      file: entry,
      change: (text) => `${text}\ncolour: red\n`,
      says: /not-your-fault\.yaml:\d+: .*colour/,
    },
    {
      fault: 'broken YAML',
      file: entry,
      change: (text) => `${text}\n  : [\n`,
      says: /not-your-fault\.yaml:\d+: this is not valid YAML/,
    },
    {
      fault: 'an unreadable pattern',
      file: 'knowledge/safety.yaml',
      change: (text) => text.replace(/^ {4}signs:\n/m, '    signs:\n      - <nobody> is ill\n'),
      says: /there is no set <nobody>/,
    },
    {
      fault: 'a reply that is not written',
      file: 'knowledge/safety.yaml',
      change: (text) => text.replace(/^ {4}reply: urgent$/m, '    reply: hurry'),
      says: /there is no reply hurry/,
    },
    {
      fault: 'a missing phrase',
      file: 'dialogs/phrases.yaml',
      change: (text) => text.replace(/^ {2}welcome:/m, '  wellcome:'),
      says: /the phrase welcome is missing/,
    },
    {
      fault: 'a phone number with letters',
      file: 'knowledge/pack.yaml',
      change: (text) => text.replace(/^ {2}phone: .*$/m, '  phone: FREEPHONE'),
      says: /pack\.yaml:\d+: .*digits and spaces/,
    },
  ];
  for (const { fault, file, change, says } of planted) {
    it(`lists ${fault} as file:line: what, and what to do`, () => {
      edit(file, change);
      expect(errorsOf().map(formatProblem).join('\n')).to.match(says);
    });
  }

  it('warns of unset addresses and unsigned wording, and never calls that an error', () => {
    const warnings = problemsOf(folders, now)
      .filter(({ severity }) => severity === 'warning')
      .map(formatProblem)
      .join('\n');
    expect(warnings).to.match(/has no public address/);
    expect(warnings).to.match(/awaits the charity's clinical sign-off/);
    expect(warnings).not.to.match(/review of/);
  });

  it('warns before the review is due, and when it is over', () => {
    const near = problemsOf(folders, Date.parse('2028-12-01')).map(formatProblem).join('\n');
    expect(near).to.match(/is due on 2029-01-31: plan it/);
    const past = problemsOf(folders, Date.parse('2029-03-01')).map(formatProblem).join('\n');
    expect(past).to.match(/was due on 2029-01-31/);
  });
});

function problemsOf(folders: ContentFolders, now: number): readonly Problem[] {
  const loading = loadContent(folders);
  return 'problems' in loading ? loading.problems : checkContent(loading.files, now);
}
