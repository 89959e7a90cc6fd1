import type { DeskCallback, FoundByCode } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { button, field, form, timeOf } from './controls.ts';
import { get, post } from './desk-api.ts';
import { words } from './desk-words.ts';

interface CallbackOptions {
  openChat(chat: string): void;
  say(line: string): void;
}

/** Calls that are to be made, and what a code that a family reads out is for. */
export function callbacksView(options: CallbackOptions): HTMLElement {
  const list = element('ul', { class: 'callbacks' });
  const none = element('p', { class: 'none' });

  async function load(): Promise<void> {
    const answer = await get<{ callbacks: DeskCallback[] }>('/callbacks');
    const callbacks = answer.kind === 'ok' ? answer.body.callbacks : [];
    none.textContent = answer.kind !== 'ok' ? words.failed : callbacks.length === 0 ? words.callbacksNone : '';
    list.replaceChildren(
      ...callbacks.map((callback) =>
        element(
          'li',
          {},
          callbackCard(callback, () => void finish(callback)),
        ),
      ),
    );
  }

  async function finish({ id }: DeskCallback): Promise<void> {
    const answer = await post(`/callbacks/${encodeURIComponent(id)}/done`);
    if (answer.kind !== 'ok') options.say(answer.kind === 'refused' ? answer.message : words.failed);
    await load();
  }

  void load();
  const title = element('h2', { tabindex: '-1' }, words.callbacks);
  return element('section', { class: 'page-pane', 'aria-label': words.callbacks }, title, codeFinder(options), none, list);
}

function codeFinder({ openChat }: CallbackOptions): HTMLElement {
  const box = element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: '12' });
  const found = element('div', { role: 'status' });

  async function find(): Promise<void> {
    const answer = await get<FoundByCode>(`/codes/${encodeURIComponent(box.value.trim())}`);
    if (answer.kind !== 'ok') return found.replaceChildren(answer.kind === 'refused' ? answer.message : words.failed);
    const { body } = answer;
    if (body.kind === 'none') return found.replaceChildren(words.lookUpNone);
    if (body.kind === 'callback') return found.replaceChildren(callbackCard(body.callback));
    const { id } = body.chat;
    found.replaceChildren(button(words.chatName(id), () => openChat(id), { class: 'main' }));
  }

  const submit = element('button', { type: 'submit', class: 'main' }, words.lookUpButton);
  return element(
    'div',
    { class: 'code-finder' },
    element('h3', {}, words.lookUp),
    form(() => void find(), field(words.lookUpLabel, box), submit),
    found,
  );
}

function callbackCard(callback: DeskCallback, onDone?: () => void): HTMLElement {
  const { name, number, from, until, isVoicemailSafe, code, status } = callback;
  const dial = element('a', { href: `tel:${number.replace(/[^\d+]/g, '')}`, class: 'dial' }, number);
  const card = element(
    'article',
    { class: `callback ${status}` },
    element('h3', { dir: 'auto' }, words.callbackFor(name)),
    element('p', {}, dial),
    element(
      'p',
      {},
      until === null ? words.callbackAnyTime(timeOf(from)) : words.callbackWhen(timeOf(from), timeOf(until)),
      status === 'due' ? ` · ${words.due}` : '',
    ),
    element(
      'p',
      {},
      isVoicemailSafe ? words.voicemail : words.noVoicemail,
      ` ${words.code} ${code.slice(0, 4)}-${code.slice(4)}`,
    ),
  );
  if (onDone) card.append(button(words.callbackDone, onDone));
  return card;
}
