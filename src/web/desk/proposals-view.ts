import type { Proposal } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { saveText } from '../chat/save-file.ts';
import { button, dayOf } from './controls.ts';
import { get, post } from './desk-api.ts';
import { words } from './desk-words.ts';
import { redraw } from './redraw.ts';

/** What advisors propose, for editors: each can be saved as a file for the knowledge folder, or declined. */
export function proposalsView(say: (line: string) => void): HTMLElement {
  const list = element('ul', { class: 'proposals' });
  const none = element('p', { class: 'none' });

  async function load(): Promise<void> {
    const answer = await get<{ proposals: Proposal[] }>('/proposals');
    const proposals = answer.kind === 'ok' ? answer.body.proposals : [];
    none.textContent = answer.kind !== 'ok' ? words.failed : proposals.length === 0 ? words.proposalsNone : '';
    redraw(
      list,
      proposals.map((proposal) => element('li', {}, card(proposal))),
    );
  }

  async function setStatus({ id }: Proposal, status: Proposal['status']): Promise<void> {
    const answer = await post(`/proposals/${encodeURIComponent(id)}/status`, { status });
    if (answer.kind !== 'ok') say(words.failed);
    await load();
  }

  async function save(proposal: Proposal): Promise<void> {
    const file = await get<{ name: string; text: string }>(`/proposals/${encodeURIComponent(proposal.id)}/file`);
    if (file.kind !== 'ok') return say(words.failed);
    saveText(file.body.name, file.body.text);
    await setStatus(proposal, 'exported');
  }

  function card(proposal: Proposal): HTMLElement {
    const { id, kind, title, entry, answer, questions, by, at, status } = proposal;
    const next =
      status === 'declined'
        ? button(words.reopen, () => void setStatus(proposal, 'open'), { key: `open-${id}` })
        : button(words.decline, () => void setStatus(proposal, 'declined'), { key: `decline-${id}` });
    return element(
      'article',
      { class: `proposal ${status}` },
      element('h3', {}, kind === 'entry' ? title : (entry ?? '')),
      element('p', { class: 'hint' }, `${words.proposedBy(by, dayOf(at))} · ${words.proposalStates[status] ?? status}`),
      ...(answer === '' ? [] : [element('p', { class: 'answer-text' }, answer)]),
      element('ul', {}, ...questions.map((question) => element('li', {}, question))),
      button(words.download, () => void save(proposal), { key: `save-${id}` }),
      next,
    );
  }

  void load();
  const heading = element('h2', { tabindex: '-1' }, words.proposals);
  return element('section', { class: 'page-pane', 'aria-label': words.proposals }, heading, none, list);
}
