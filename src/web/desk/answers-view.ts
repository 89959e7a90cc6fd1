import type { DeskAnswer } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { button, field, form } from './controls.ts';
import { get } from './desk-api.ts';
import { words } from './desk-words.ts';

const waitMs = 250;

/** Approved answers, searched by the same matcher that answers families. `onPick` is given the one that was chosen. */
export function answersView(pickLabel: (title: string) => string, onPick: (answer: DeskAnswer) => void): HTMLElement {
  const box = element('input', { type: 'search', autocomplete: 'off' });
  const found = element('ul', { class: 'answers' });
  const status = element('p', { class: 'hint', role: 'status' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';

  async function search(): Promise<void> {
    const query = box.value.trim();
    asked = query;
    if (query === '') return show([], '');
    const answer = await get<{ answers: DeskAnswer[] }>(`/answers?q=${encodeURIComponent(query)}`);
    // An answer that comes late is to a question that nobody asks any more.
    if (asked !== query) return;
    if (answer.kind !== 'ok') return show([], words.failed);
    show(answer.body.answers, answer.body.answers.length === 0 ? words.answersNone : '');
  }

  function show(answers: readonly DeskAnswer[], line: string): void {
    status.textContent = line;
    found.replaceChildren(...answers.map((answer) => element('li', {}, ...answerParts(answer, pickLabel, onPick))));
  }

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), waitMs);
  });
  return element(
    'div',
    { class: 'finder' },
    form(() => void search(), field(words.answersLabel, box, words.answersHint)),
    status,
    found,
  );
}

function answerParts(answer: DeskAnswer, pickLabel: (title: string) => string, onPick: (answer: DeskAnswer) => void): Node[] {
  return [
    element('h4', {}, answer.title),
    element('p', { class: 'answer-text' }, answer.text),
    element('p', { class: 'source' }, answer.source),
    button(pickLabel(answer.title), () => onPick(answer)),
  ];
}
