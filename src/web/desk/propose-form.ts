import type { NewProposal } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { field, form, select } from './controls.ts';
import { post } from './desk-api.ts';
import { words } from './desk-words.ts';

/** Proposes a new answer, or a question for one that is there, to the editors. */
export function proposeForm(say: (line: string) => void, onDone: () => void): HTMLElement {
  const kind = select([
    ['question', words.proposeQuestion],
    ['entry', words.proposeEntry],
  ]);
  const entry = element('input', { type: 'text', autocomplete: 'off' });
  const title = element('input', { type: 'text', maxlength: '60' });
  const answer = element('textarea', { rows: '4', maxlength: '2000' });
  const questions = element('textarea', { rows: '4' });
  const forEntry = [field(words.proposeName, title), field(words.proposeAnswer, answer)];
  const forQuestion = [field(words.proposeFor, entry)];
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
      entry: isEntry ? null : entry.value.trim() || null,
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
  return form(
    () => void send(),
    hint,
    field(words.proposeKind, kind),
    ...forQuestion,
    ...forEntry,
    field(words.proposeQuestions, questions),
    fault,
    submit,
  );
}
