import { continueChat } from '../chat-api.ts';
import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import type { View } from '../view-host.ts';
import type { OwnChat } from './own-chat.ts';
import { ResultLine } from './view-parts.ts';

/** Takes a code and goes on with its chat. `typed`: one that came with a link, and did not open it yet. */
export function haveCodeView(chat: OwnChat, typed = ''): View {
  const result = new ResultLine(chat.phone);
  result.root.id = 'code-result';
  const box = element('input', { id: 'code', class: 'field', type: 'text', autocomplete: 'off', autocapitalize: 'characters' });
  box.setAttribute('aria-describedby', 'code-hint code-result');
  box.setAttribute('spellcheck', 'false');
  box.value = typed;
  const form = element(
    'form',
    { novalidate: '' },
    element('label', { for: box.id }, words.codeLabel),
    element('p', { id: 'code-hint', class: 'quiet' }, words.codeHint),
    box,
    element('button', { type: 'submit', class: 'send' }, words.openChat),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void open();
  });
  box.addEventListener('input', () => box.removeAttribute('aria-invalid'));

  async function open(): Promise<void> {
    if (box.value.trim() === '') return complain(() => result.fail({ kind: 'refused', reason: words.codeEmpty }));
    result.say(words.working);
    const answer = await continueChat(box.value.trim().slice(0, 60));
    if (answer.kind === 'ok') chat.goOnWith(answer.body);
    else complain(() => result.fail(answer));
  }

  function complain(say: () => void): void {
    say();
    box.setAttribute('aria-invalid', 'true');
    box.focus();
  }

  if (typed !== '') void open();
  return { title: words.haveCodeTitle, body: element('div', {}, element('p', {}, words.haveCodeLead), form, result.root) };
}
