import { expect } from 'chai';
import { deskWords } from '../../../src/bot/teams/desk-words.ts';
import { renderHandoffCard } from '../../../src/bot/teams/handoff-card.ts';
import { renderTeamsAdvisor, renderTeamsMessage, renderTeamsWords } from '../../../src/bot/teams/render-teams.ts';
import { answerSearch } from '../../../src/bot/teams/search-extension.ts';
import type { Button, Outbound } from '../../../src/conversation/outbound.ts';
import { claimFor, close, joinQueue, offerHandoff } from '../../../src/handoff/transitions.ts';
import { words as pageWords } from '../../../src/web/desk/desk-words.ts';
import { cardFaults, parserFaults, ruleFaults } from '../../support/card-rules.ts';
import { askedFor, sam } from '../../support/handoff-talk.ts';
import { sampleAnswer } from '../../support/sample-answer.ts';
import { actionsOf } from '../../support/teams-people.ts';

const words = { toast: 'The helper has written.', choose: 'Choose one.' };
const tap = (title: string, kind: 'step' | 'command' = 'step'): Button => ({ kind: 'tap', title, tap: { kind, id: title } });
const message = (buttons: readonly Button[], more: Partial<Outbound> = {}): Outbound => ({
  tone: 'plain',
  text: 'Hello.',
  buttons,
  ...more,
});
const at = Date.UTC(2026, 10, 22, 12, 5);

describe('what Teams shows', () => {
  it('has the source as a citation of the kind that Teams draws, within its limits', () => {
    const source = { ...sampleAnswer.source, title: 't'.repeat(200), line: 'l'.repeat(400) } as Outbound['source'] & object;
    const activity = renderTeamsMessage({ ...sampleAnswer, source }, words);
    expect(activity.text).to.match(/ \[1\]$/);
    const [{ citation }] = activity.entities as unknown as [
      { citation: { position: number; appearance: Record<string, string> }[] },
    ];
    expect(citation[0]).to.deep.include({ position: 1 });
    expect(citation[0]?.appearance['name']).to.have.length(80);
    expect(citation[0]?.appearance['abstract']).to.have.length(160);
    expect(JSON.stringify(activity)).to.not.contain('AIGenerated');
  });

  it('asks for feedback on answers alone', () => {
    expect(renderTeamsMessage(sampleAnswer, words).channelData).to.deep.equal({ feedbackLoopEnabled: true });
    expect(renderTeamsMessage(message([]), words)).to.not.have.property('channelData');
  });

  it('says nothing of what was said on a lock screen', () => {
    expect(renderTeamsMessage(sampleAnswer, words).summary).to.equal(words.toast);
    expect(renderTeamsAdvisor('Sam', 'Your child’s blood test', undefined, words).summary).to.equal(words.toast);
  });

  it('suggests no more than three, and only what means the same when it is typed', () => {
    const few = renderTeamsMessage(message([tap('See all topics', 'command'), tap('Start again', 'command')]), words);
    expect(few.suggestedActions?.actions.map(({ type, value }) => [type, value])).to.deep.equal([
      ['imBack', 'See all topics'],
      ['imBack', 'Start again'],
    ]);
    const many = [1, 2, 3, 4].map((i) => tap(`Command ${i}`, 'command'));
    for (const buttons of [many, [tap('She has a fever')]]) {
      const activity = renderTeamsMessage(message(buttons), words);
      expect(activity).to.not.have.property('suggestedActions');
      expect(activity.attachments).to.have.length(1);
    }
  });

  it('has buttons whose press comes back as data and shows its words', () => {
    const [action] = actionsOf(renderTeamsMessage(message([tap('Yes')]), words));
    const value = { kind: 'step', id: 'Yes' };
    expect(action).to.deep.include({ type: 'Action.Submit', title: 'Yes' });
    expect(action?.['data']).to.deep.equal({ msteams: { type: 'messageBack', displayText: 'Yes', text: 'Yes', value } });
  });

  it('has every button, however many', () => {
    const titles = Array.from({ length: 11 }, (_, i) => `Choice ${i + 1}`);
    const activity = renderTeamsMessage(message(titles.map((title) => tap(title))), words);
    expect(actionsOf(activity).map(({ title }) => title)).to.deep.equal(titles);
    expect(cardFaults(activity)).to.deep.equal([]);
    for (const title of titles) expect(activity.attachments?.[0]?.content.fallbackText).to.contain(title);
  });

  it('keeps its words when its buttons go', () => {
    const { attachments: _, ...rest } = renderTeamsMessage(sampleAnswer, words);
    expect(renderTeamsWords(sampleAnswer, words)).to.deep.equal(rest);
  });
});

describe('cards', () => {
  const offered = offerHandoff('h1', 'asked', at);
  const waiting = joinQueue(offered, askedFor, at);
  const active = { ...claimFor(waiting, sam, at), flag: 'urgent' as const, code: '7K3MQ9TX' };
  const closed = close(active, 'completed', at, 'answered');
  const bare = joinQueue(offered, { ...askedFor, consent: null }, at);
  const all = { offered, waiting, bare, active, closed };

  for (const [name, handoff] of Object.entries(all)) {
    it(`of a handoff are sound: ${name}`, () => {
      expect(cardFaults(renderHandoffCard(handoff, 'directline'))).to.deep.equal([]);
    });
  }

  it('of a choice and of a found answer are sound', () => {
    expect(cardFaults(renderTeamsMessage(sampleAnswer, words))).to.deep.equal([]);
    const value = { commandId: 'searchKnowledge', parameters: [{ name: 'query', value: 'signs' }] };
    const found = answerSearch({ value }, () => [{ title: 'Signs', text: 'One.\n\nTwo.', source: 'From “A”.' }]);
    const { composeExtension } = found as { composeExtension: { attachments: [] } };
    expect(composeExtension.attachments).to.have.length(1);
    expect(cardFaults(composeExtension)).to.deep.equal([]);
  });

  it('show a briefing that was agreed to, and no other', () => {
    expect(JSON.stringify(renderHandoffCard(waiting, 'directline'))).to.contain('Is it my fault?');
    expect(JSON.stringify(renderHandoffCard(bare, 'directline'))).to.not.contain('fault');
  });

  it('offer what may be done now, and nothing at the end', () => {
    const titles = (handoff: typeof waiting) => actionsOf(renderHandoffCard(handoff, 'msteams')).map(({ title }) => title);
    expect(titles(waiting)).to.deep.equal(['Claim']);
    expect(titles(active)).to.include.members(['Reply to the family', 'Note', 'End chat', 'Put back in the queue']);
    expect(titles(closed)).to.deep.equal([]);
  });

  it('end a chat with the same outcomes as the desk’s page, so that the insights count them as one', () => {
    expect(deskWords.outcomes).to.deep.equal(pageWords.outcomes);
  });

  it('take what a family wrote as words, never as a link or a list', () => {
    const briefing = { asked: '[click](https://evil.example) *now* <at>all</at>', told: '', need: '' };
    const text = JSON.stringify(renderHandoffCard({ ...waiting, briefing }, 'directline').attachments?.[0]?.content.body);
    expect(text).to.contain('\\\\[click\\\\]').and.to.contain('\\\\*now').and.to.not.contain('<at>');
  });

  it('with a fault are found out', () => {
    const sound = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'x', speak: 'x', body: [], actions: [] };
    expect(parserFaults({ ...sound, body: [{ type: 'Nonsense' }] })).to.not.deep.equal([]);
    expect(parserFaults({ ...sound, body: [{ type: 'Input.Text', label: 'x' }] })).to.not.deep.equal([]);
    const faulty = [
      { ...sound, version: '1.6' },
      { ...sound, fallbackText: '' },
      { ...sound, body: [{ type: 'Table' }] },
      { ...sound, body: [{ type: 'TextBlock', text: 'x' }] },
      { ...sound, body: [{ type: 'Input.Text', id: 'a' }] },
      { ...sound, actions: [{ type: 'Action.Execute', title: 'x' }] },
      { ...sound, actions: Array.from({ length: 6 }, () => ({ type: 'Action.Submit', title: 'x', data: {} })) },
    ];
    for (const card of faulty) expect(ruleFaults(card), JSON.stringify(card)).to.not.deep.equal([]);
  });
});
