import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkContent } from '../../src/content/check.ts';
import { loadContent } from '../../src/content/load.ts';
import { type ContentFolders, compileContent, plainContent, projectFolders } from '../../src/content/prepare.ts';
import { formatProblem } from '../../src/content/problems.ts';
import { projectWorld, testDay } from '../support/project-content.ts';
import { beginTalk } from '../support/taken-turns.ts';

describe('a new dialog, as docs/editing-content.md says', () => {
  const dialogs = mkdtempSync(join(tmpdir(), 'helpline-dialogs-'));
  const folders: ContentFolders = { knowledge: projectFolders.knowledge, dialogs };
  const file = join(dialogs, 'scripts/using-this.yaml');
  const example =
    /`dialogs\/scripts\/using-this.yaml`:\n {3}```yaml\n([\s\S]*?) {3}```/.exec(
      readFileSync('docs/editing-content.md', 'utf8'),
    )?.[1] ?? '';
  const written = example.replace(/^ {3}/gm, '');
  before(() => cpSync(projectFolders.dialogs, dialogs, { recursive: true }));
  after(() => rmSync(dialogs, { recursive: true }));

  function problems(text: string): string[] {
    writeFileSync(file, text);
    const loading = loadContent(folders);
    const found = 'problems' in loading ? loading.problems : checkContent(loading.files, testDay);
    return found.filter(({ severity }) => severity === 'error').map(formatProblem);
  }

  it('is one new file that passes the check, and can be walked at once', () => {
    expect(problems(written)).to.deep.equal([]);
    const loading = loadContent(folders);
    if ('problems' in loading) throw new Error('the check has just passed');
    const world = projectWorld();
    // A dialog is no lesson: what the project's content teaches is what this one teaches.
    const content = compileContent({ ...plainContent(loading.files), taught: world.content.taught });
    const talk = beginTalk({ ...world, content });
    for (const text of ['how to use what you read', 'who wrote it', 'go on', 'no thanks']) talk.say(text);
    expect(talk.state.dialog).to.include({ script: 'using-this', step: 'bye' });
  });

  const faults: readonly (readonly [what: string, from: string, to: string, says: RegExp])[] = [
    [
      'a next that is not there',
      'next: source }',
      'next: sorce }',
      /using-this.yaml:\d+: the step start: there is no step sorce/,
    ],
    [
      'a step that nobody reaches',
      'also: [source, who wrote it], next: source',
      'also: [source, who wrote it], next: talk',
      /the step source: nobody reaches it/,
    ],
    [
      'a way that never ends',
      'id: nothing, title: Nothing more, also: [no, done], means: "no", next: bye',
      'id: nothing, title: Nothing more, next: start',
      /no way from it ends/,
    ],
    [
      'a round without a choice',
      'entry: our-sources, next: start',
      'entry: our-sources, next: source',
      /leads round to itself without a choice/,
    ],
    ['an entry that is not there', 'entry: our-sources', 'entry: our-sorces', /no entry of the name our-sorces/],
    ['two choices that begin alike', 'title: Nothing more', 'title: How it ends', /begins like another choice/],
    [
      'a dialog that is not there',
      'offers: [appointment]',
      'offers: [apointment]',
      /no dialog in dialogs\/scripts of the name apointment/,
    ],
    ['a kind of step that is none', 'kind: end', 'kind: finish', /using-this.yaml:\d+/],
    [
      'a fact without a source',
      'id: bye, kind: end',
      'id: bye, facts: [cause.unknown], kind: end',
      /states facts: name their source/,
    ],
  ];
  for (const [what, from, to, says] of faults) {
    it(`is refused in words with ${what}`, () => {
      expect(written).to.include(from);
      expect(problems(written.replace(from, to)).join('\n')).to.match(says);
    });
  }
});
