import type { DataAnswer } from '../../../http/contract.ts';
import { readData } from '../chat-api.ts';
import { element } from '../dom.ts';
import { tableWords, familyWords as words } from '../family-words.ts';
import { fileName } from '../file-name.ts';
import { saveText } from '../save-file.ts';
import type { View } from '../view-host.ts';
import type { OwnChat } from './own-chat.ts';
import { chatText } from './save-view.ts';
import { actionButton, buttonRow, longDay, ResultLine } from './view-parts.ts';

/** What is held about this person: every table by its number of rows, in words, and all of it as a file. */
export function dataView(chat: OwnChat): View {
  const result = new ResultLine(chat.phone);
  const body = element('div', {}, element('p', {}, words.dataLead), result.root);
  result.say(words.working);
  void chat.ask(readData).then((answer) => {
    if (answer.kind !== 'ok') return result.fail(answer);
    result.say('');
    body.append(...drawData(answer.body, chat, result));
  });
  return { title: words.dataTitle, body };
}

function drawData(data: DataAnswer, chat: OwnChat, result: ResultLine): HTMLElement[] {
  const lines = heldLines(data);
  const collected = data.collected.map(collectedLine);
  const save = actionButton(
    words.dataFile,
    () => {
      const now = new Date();
      const kept = collected.length > 0 ? [`${words.dataCollected}\n${collected.join('\n')}`] : [];
      const parts = [`${words.dataTitle}\n${words.dataLead}`, lines.join('\n'), ...kept, words.dataWords, chatText(chat, now)];
      saveText(fileName('data', now), parts.join('\n\n'));
      result.say(words.saved);
    },
    'send',
  );
  const kept = collected.length > 0 ? [element('h3', {}, words.dataCollected), heldList(collected)] : [];
  return [heldList(lines), ...kept, buttonRow(save)];
}

function heldList(lines: readonly string[]): HTMLElement {
  return element('ul', { class: 'held' }, ...lines.map((line) => element('li', {}, line)));
}

function collectedLine({ dialog, text, deletedAt }: DataAnswer['collected'][number]): string {
  const where = dialog === '' ? '' : `${dialog}: `;
  return `${where}${text} (${words.dataCollectedUntil(longDay(deletedAt))})`;
}

/** Whatever table holds something is named, also one that has no words here yet. */
function heldLines({ tables, deletedAt, code, notices }: DataAnswer): string[] {
  const rows = Object.entries(tables).filter(([, count]) => count > 0);
  return [
    ...rows.map(([table, count]) => tableWords[table]?.(count) ?? `${table}: ${count}`),
    ...(code ? [`${words.yourCode}: ${code.code}. ${words.codeUntil(longDay(code.expiresAt))}`] : []),
    ...notices.map(({ version, at }) => `${words.noticeFull}: ${words.version(version)}, ${longDay(at)}`),
    words.dataGone(longDay(deletedAt)),
  ];
}
