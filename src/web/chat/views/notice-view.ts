import type { PrivacyNotice } from '../../../http/contract.ts';
import { element } from '../dom.ts';
import { familyWords as words } from '../family-words.ts';
import { drawBlock } from '../message-view.ts';
import { textBlocks } from '../text-blocks.ts';
import type { View } from '../view-host.ts';

/** The whole privacy notice. */
export function noticeView({ full, version }: PrivacyNotice): View {
  const parts = full.split(/^# /m).filter((part) => part.trim() !== '');
  const body = element('div', {}, ...parts.flatMap(drawPart), element('p', { class: 'quiet' }, words.version(version)));
  return { title: words.noticeFull, body };
}

/** A heading, and what stands under it. */
function drawPart(part: string): HTMLElement[] {
  const [heading = '', ...lines] = part.split('\n');
  return [element('h3', {}, heading.trim()), ...textBlocks(lines.join('\n')).map((block) => drawBlock(block))];
}

/** What stands before the first message: the short of it, and the way to the whole. Writing is going on under it. */
export function noticeCard(notice: PrivacyNotice, onMore: () => void): HTMLElement {
  const more = element('button', { type: 'button', class: 'choice' }, words.noticeMore);
  more.addEventListener('click', onMore);
  return element(
    'section',
    { class: 'notice-card', 'aria-label': words.noticeTitle },
    element('h2', {}, words.noticeTitle),
    element('p', {}, notice.short),
    more,
  );
}
