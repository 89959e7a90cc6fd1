import type { CodeAnswer } from '../../../http/contract.ts';
import { makeCode, readData, revokeCode } from '../chat-api.ts';
import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import { copyText } from '../save-file.ts';
import type { View } from '../view-host.ts';
import type { OwnChat } from './own-chat.ts';
import { actionButton, buttonRow, longDay, ResultLine } from './view-parts.ts';

/** Makes, shows and switches off the code by which this chat is opened again, here or on another device. */
export function continueView(chat: OwnChat): View {
  const result = new ResultLine(chat.phone);
  const shown = element('div', { class: 'code-place' });
  const body = element('div', {}, element('p', {}, words.continueLead), shown, result.root);

  function showNone(): void {
    shown.replaceChildren(actionButton(words.makeCode, () => void make(), 'send'));
  }

  function show(made: CodeAnswer): void {
    const renew = actionButton(words.newCode, () => void make());
    const stop = actionButton(words.stopCode, () => void revoke());
    shown.replaceChildren(
      ...codeLines(made, result),
      buttonRow(renew, stop),
      element('p', { class: 'quiet' }, words.newCodeHint),
    );
  }

  async function make(): Promise<void> {
    result.say(words.working);
    const answer = await chat.ask(makeCode);
    if (answer.kind !== 'ok') return result.fail(answer);
    result.say(`${words.yourCode}: ${answer.body.code}`);
    show(answer.body);
    focusFirst();
  }

  async function revoke(): Promise<void> {
    result.say(words.working);
    const answer = await chat.ask(revokeCode);
    if (answer.kind !== 'ok') return result.fail(answer);
    result.say(words.codeStopped);
    showNone();
    focusFirst();
  }

  /** The button that was pressed has gone. */
  function focusFirst(): void {
    shown.querySelector('button')?.focus();
  }

  showNone();
  void chat.ask(readData).then((answer) => answer.kind === 'ok' && answer.body.code && show(answer.body.code));
  return { title: words.continueTitle, body };
}

function codeLines({ code, expiresAt }: CodeAnswer, result: ResultLine): HTMLElement[] {
  // After the hash, so that it stands in no log of any server.
  const link = `${location.origin}/chat#continue=${code}`;
  const box = element('input', { class: 'field', type: 'text', readonly: '', value: link, 'aria-label': words.linkLabel });
  const copy = actionButton(words.copyLink, async () => {
    result.say((await copyText(link, box)) ? words.copied : words.notCopied);
  });
  return [
    element('p', {}, `${words.yourCode}: `, element('strong', { class: 'code' }, code)),
    element('p', {}, words.codeUntil(longDay(expiresAt))),
    element('p', {}, words.howToUse),
    box,
    buttonRow(copy),
  ];
}
