import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import type { View } from '../view-host.ts';
import { clearView } from './clear-view.ts';
import { continueView } from './continue-view.ts';
import { dataView } from './data-view.ts';
import { forgetView } from './forget-view.ts';
import { haveCodeView } from './have-code-view.ts';
import { noticeView } from './notice-view.ts';
import type { MakeView, OwnChat } from './own-chat.ts';
import { saveView } from './save-view.ts';
import { actionButton } from './view-parts.ts';

/** What there is besides writing: one line adds a view. */
const items: readonly (readonly [title: string, make: MakeView])[] = [
  [words.saveTitle, saveView],
  [words.continueTitle, continueView],
  [words.haveCodeTitle, haveCodeView],
  [words.clearTitle, clearView],
  [words.dataTitle, dataView],
  [words.forgetTitle, forgetView],
];

/** The menu: the ways to keep, continue, clear and delete a chat. */
export function menuView(chat: OwnChat): View {
  const list = element('ul', { class: 'menu' }, ...items.map(([title, make]) => item(title, () => chat.views.open(make(chat)))));
  const { notice } = chat;
  if (notice) list.prepend(item(words.noticeFull, () => chat.views.open(noticeView(notice))));
  return { title: words.menu, body: list };
}

function item(title: string, act: () => void): HTMLElement {
  return element('li', {}, actionButton(title, act));
}
