import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { askLabelled, isMet, nameOutcome } from '../../src/content/ask-labelled.ts';
import { checkContent } from '../../src/content/check.ts';
import { loadContent } from '../../src/content/load.ts';
import { type ContentFolders, compileContent, plainContent, projectFolders } from '../../src/content/prepare.ts';
import { formatProblem } from '../../src/content/problems.ts';
import { createReading } from '../../src/conversation/content.ts';
import { decide } from '../../src/conversation/decide.ts';
import { newState, type State } from '../../src/conversation/state.ts';
import { turn } from '../../src/conversation/turn.ts';
import { askHeldOut } from '../../src/knowledge/held-out.ts';
import { projectContent, projectWorld, testDay } from '../support/project-content.ts';

/** The fixed lines and intents are the project's; the guided dialogs are the pack's own. */
const dialogs = mkdtempSync(join(tmpdir(), 'helpline-second-pack-'));
for (const name of ['phrases.yaml', 'intents.yaml']) cpSync(join(projectFolders.dialogs, name), join(dialogs, name));
cpSync('test/second-pack/dialogs', dialogs, { recursive: true });
const folders: ContentFolders = { knowledge: 'test/second-pack', dialogs };

/** The engine knows no illness: five entries and a dialog about another one, with the same figures, make an assistant for it. */
describe('a second pack, about glue ear', () => {
  const loading = loadContent(folders);
  if ('problems' in loading) throw new Error(loading.problems.map(formatProblem).join('\n'));
  const { files } = loading;
  const content = compileContent(plainContent(files));
  const ask = (text: string) => decide(text, { content, now: testDay, lastEntry: null });

  after(() => rmSync(dialogs, { recursive: true }));

  it('walks a family through its own dialog', () => {
    const world = { ...projectWorld(), content };
    let state: State = { ...newState, welcomed: true };
    const texts = ['help at home', 'help', 'go on', 'face', 'done'].flatMap((text) => {
      const next = turn(state, { kind: 'said', text }, world);
      state = next.state;
      return next.replies;
    });
    expect(texts.at(-1)?.guide?.list?.items.map((item) => item.text)).to.deep.equal(['Face my child when I speak']);
  });

  it('passes the content check', () => {
    const errors = checkContent(files, testDay).filter(({ severity }) => severity === 'error');
    expect(errors.map(formatProblem)).to.deep.equal([]);
    expect(files.entries).to.have.length(5);
  });

  for (const asked of askLabelled(plainContent(files), content)) {
    const { labelled } = asked;
    const wanted = 'facts' in labelled ? labelled.facts.join(' or ') : labelled.outcome;
    it(`"${labelled.q}" comes to ${wanted}`, () => expect(isMet(asked), `it came to ${nameOutcome(asked)}`).to.equal(true));
  }

  it("carries each entry's own questions when they are held out one at a time", () => {
    const places = askHeldOut({ ...plainContent(files), readLesson: createReading(content.language, content.gate) });
    expect(places.filter(({ place }) => place === 1).length / places.length).to.be.at.least(0.75);
  });

  it("calls for help in danger, with this pack's own words", () => {
    const { outcome, say, calls } = ask("my son's neck is stiff, I mean he has a stif neck, what is glue ear");
    expect(outcome).to.equal('urgent');
    expect(say).to.equal(content.safety.replies['urgent']?.say);
    expect(calls.map(({ number }) => number)).to.deep.equal(['999']);
  });

  it("knows nothing of the project's own illness", () => {
    const names = content.language.lexicon.vocabulary;
    for (const word of ['jmml', 'leukaemia', 'marrow', 'monocyte', 'transplant']) expect(names.has(word), word).to.equal(false);
    const about = projectContent().questions.filter(({ q }) => /jmml|leuk|marrow|monocyt|transplant/i.test(q));
    const answered = about.filter(({ q }) => ask(q).outcome === 'answer');
    expect(about.length).to.be.greaterThan(200);
    // Some ask in passing how long a thing lasts, or what to do at home: an unknown name in them can't rule that out.
    expect(answered.length / about.length).to.be.at.most(0.08);
  });
});
