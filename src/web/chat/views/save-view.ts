import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import { fileName } from '../file-name.ts';
import { copyText, saveText } from '../save-file.ts';
import { transcriptOf } from '../transcript.ts';
import type { View } from '../view-host.ts';
import type { OwnChat } from './own-chat.ts';
import { actionButton, buttonRow, ResultLine } from './view-parts.ts';

/** The chat as text: to save, to copy, to print and take along. */
export function saveView(chat: OwnChat): View {
  const now = new Date();
  const text = chatText(chat, now);
  const result = new ResultLine(chat.phone);
  const box = element('textarea', { id: 'transcript', class: 'field', readonly: '', rows: '8' });
  box.value = text;
  const save = actionButton(
    words.saveFile,
    () => {
      saveText(fileName('chat', now), text);
      result.say(words.saved);
    },
    'send',
  );
  const copy = actionButton(words.copyAll, async () => {
    result.say((await copyText(text, box)) ? words.copied : words.notCopied);
  });
  const label = element('label', { for: box.id }, words.saveLabel);
  const buttons = buttonRow(
    save,
    copy,
    actionButton(words.print, () => print()),
  );
  return { title: words.saveTitle, body: element('div', {}, element('p', {}, words.saveLead), buttons, result.root, label, box) };
}

/** The whole chat in words. */
export function chatText({ activities }: OwnChat, now: Date): string {
  return transcriptOf(activities, { title: words.transcriptTitle, you: words.you, assistant: words.assistant }, now);
}
