import type { NewProposal } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { answersView } from './answers-view.ts';
import { field, form, select } from './controls.ts';
import { post } from './desk-api.ts';
import { words } from './desk-words.ts';

/** Proposes a new answer, or a question for one that is there, to the editors. */
export function proposeForm(say: (line: string) => void, onDone: () => void): HTMLElement {
  const kind = select([
    ['question', words.proposeQuestion],
    ['entry', words.proposeEntry],
  ]);
  let entry: string | null = null;
  const chosen = element('p', { role: 'status' }, words.proposeForNone);
  const finder = answersView(words.choose, (answer) => {
    entry = answer.entry;
    chosen.textContent = words.proposeFor(answer.title);
  });
  const title = element('input', { type: 'text', maxlength: '60' });
  const answer = element('textarea', { rows: '4', maxlength: '2000' });
  const questions = element('textarea', { rows: '4' });
  const forEntry = [field(words.proposeName, title), field(words.proposeAnswer, answer)];
  // No form in a form: the search is one of its own, beside this one.
  const forQuestion = [finder, chosen];
  const fault = element('p', { class: 'fault', role: 'alert' });
  const show = () => {
    for (const part of forEntry) part.hidden = kind.value !== 'entry';
    for (const part of forQuestion) part.hidden = kind.value !== 'question';
  };
  kind.addEventListener('change', show);
  show();

  async function send(): Promise<void> {
    const isEntry = kind.value === 'entry';
    const proposal: NewProposal = {
      kind: isEntry ? 'entry' : 'question',
      entry: isEntry ? null : entry,
      title: isEntry ? title.value : '',
      answer: isEntry ? answer.value : '',
      questions: questions.value
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    };
    const sent = await post('/proposals', proposal);
    if (sent.kind !== 'ok') {
      fault.textContent = sent.kind === 'refused' ? sent.message : words.failed;
      return;
    }
    onDone();
    say(words.proposed);
  }

  const submit = element('button', { type: 'submit', class: 'main' }, words.proposeSend);
  const hint = element('p', { class: 'hint' }, words.proposeHint);
  const fields = form(() => void send(), ...forEntry, field(words.proposeQuestions, questions), fault, submit);
  return element('div', {}, hint, field(words.proposeKind, kind), ...forQuestion, fields);
}
