import type { DeskAct, OnDuty } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { button, field, form, select } from './controls.ts';
import { post } from './desk-api.ts';
import { words } from './desk-words.ts';
import { proposeForm } from './propose-form.ts';

/** What the tools need of the desk. */
export interface ToolsOptions {
  readonly chat: string;
  readonly isMine: boolean;
  readonly isLead: boolean;
  /** Others who are at their desks. */
  others(): readonly OnDuty[];
  act(act: DeskAct): void;
  say(line: string): void;
  /** There is no such chat any more. */
  gone(): void;
}

/** What an advisor may do with a chat besides writing. Each opens a small form under the row of buttons, one at a time. */
export function chatTools(options: ToolsOptions): HTMLElement {
  const panel = element('div', { class: 'tool-panel' });
  const row = element('div', { class: 'tool-row' });
  const tool = (label: string, open: () => HTMLElement) => {
    const opener = button(label, () => toggle(opener, open), { class: 'plain' });
    opener.setAttribute('aria-expanded', 'false');
    row.append(opener);
  };
  const close = () => {
    panel.replaceChildren();
    for (const opener of row.querySelectorAll('[aria-expanded=true]')) opener.setAttribute('aria-expanded', 'false');
  };
  const done = (opener: HTMLElement) => {
    close();
    opener.focus();
  };

  function toggle(opener: HTMLButtonElement, open: () => HTMLElement): void {
    const wasOpen = opener.getAttribute('aria-expanded') === 'true';
    close();
    if (wasOpen) return;
    opener.setAttribute('aria-expanded', 'true');
    const body = open();
    body.append(button(words.cancel, () => done(opener), { class: 'link' }));
    panel.append(body);
    panel.querySelector<HTMLElement>('select, input, textarea, button')?.focus();
  }

  panel.addEventListener('keydown', (event) => {
    const opener = row.querySelector<HTMLElement>('[aria-expanded=true]');
    if (event.key === 'Escape' && opener) done(opener);
  });
  if (options.isMine) {
    tool(words.transfer, () => transferForm(options, close));
    row.append(button(words.putBack, () => options.act({ kind: 'put-back' })));
    tool(words.close, () => closeForm(options, close));
  }
  tool(words.propose, () => proposeForm(options.say, close));
  if (options.isLead) {
    tool(words.block, () => blockForm(options, close));
    tool(words.erase, () => eraseForm(options));
  }
  return element('div', { class: 'tools' }, row, panel);
}

function transferForm({ others, act }: ToolsOptions, close: () => void): HTMLElement {
  const there = others();
  if (there.length === 0) return element('div', {}, element('p', {}, words.transferNone));
  const to = select(there.map(({ id, name, status }) => [id, status === 'away' ? `${name} (${words.away})` : name] as const));
  const send = () => {
    act({ kind: 'transfer', to: to.value });
    close();
  };
  return form(send, field(words.transferTo, to), element('button', { type: 'submit', class: 'main' }, words.transfer));
}

function closeForm({ act }: ToolsOptions, close: () => void): HTMLElement {
  const outcome = select(Object.entries(words.outcomes));
  const send = () => {
    act({ kind: 'close', outcome: outcome.value });
    close();
  };
  return form(send, field(words.closeHow, outcome), element('button', { type: 'submit', class: 'main' }, words.closeNow));
}

function eraseForm({ chat, say, gone }: ToolsOptions): HTMLElement {
  const send = async () => {
    const answer = await post(`/chats/${chat}/erase`, {});
    say(answer.kind === 'ok' ? words.eraseDone : answer.kind === 'refused' ? answer.message : words.failed);
    if (answer.kind === 'ok') gone();
  };
  const submit = element('button', { type: 'submit', class: 'main' }, words.eraseNow);
  return form(() => void send(), element('p', {}, words.eraseWhat), submit);
}

function blockForm({ chat, say }: ToolsOptions, close: () => void): HTMLElement {
  const reason = element('input', { type: 'text', maxlength: '200' });
  const send = async () => {
    const answer = await post('/rules/block', { chat, reason: reason.value });
    say(answer.kind === 'ok' ? words.blockDone : answer.kind === 'refused' ? answer.message : words.failed);
    if (answer.kind === 'ok') close();
  };
  return form(
    () => void send(),
    field(words.blockWhy, reason),
    element('button', { type: 'submit', class: 'main' }, words.blockNow),
  );
}
