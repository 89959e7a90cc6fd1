import type { WireButton, WireMessage } from '../../http/contract.ts';
import { element, spoken } from './dom.ts';
import { addGuide, guideControls } from './guide-view.ts';
import { callLink, pageLink } from './links.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';
import { words } from './words.ts';

/** A button that was pressed: what it means, and what stood on it. */
export interface PressedTap {
  readonly tap: { readonly kind: string; readonly id: string };
  readonly title: string;
}

/** Draws the person's own words, exactly as they wrote them. */
export function ownMessage(text: string): HTMLElement {
  const bubble = element('div', { class: 'bubble', dir: 'auto' }, element('p', {}, text));
  return element('div', { class: 'message own' }, spoken(`${words.you} `), bubble);
}

/** Draws one thing that the assistant says: who says it, how urgent it is, the words, their source, and what to do next. */
export function assistantMessage(message: WireMessage, onTap: (pressed: PressedTap) => void): HTMLElement {
  const bubble = element('div', { class: 'bubble', dir: 'auto' });
  if (message.tone === 'urgent') bubble.append(element('p', { class: 'urgent-label' }, words.urgent));
  bubble.append(...textBlocks(message.text).map(drawBlock));
  if (message.source) bubble.append(sourceLine(message.source));
  const drawn = element('div', { class: `message assistant ${message.tone}` }, spoken(`${words.assistant} `), bubble);
  if (message.guide) addGuide(drawn, message.guide, (button) => choice(button, onTap));
  if (message.buttons.length > 0) drawn.append(choices(message.buttons, onTap));
  if (message.guide) drawn.append(guideControls(message.guide, (button) => choice(button, onTap)));
  return drawn;
}

function drawBlock(block: TextBlock): HTMLElement {
  if (block.kind === 'list') return element('ul', {}, ...block.items.map((item) => element('li', {}, item)));
  return element('p', {}, block.lines.join('\n'));
}

function sourceLine(source: NonNullable<WireMessage['source']>): HTMLElement {
  const line = element('p', { class: 'source' }, source.line);
  if (source.url !== undefined) line.append(' ', pageLink(source.url, words.sourceLink, 'source-link'));
  return line;
}

function choices(buttons: readonly WireButton[], onTap: (pressed: PressedTap) => void): HTMLElement {
  return element('ul', { class: 'choices' }, ...buttons.map((button) => element('li', {}, choice(button, onTap))));
}

function choice(button: WireButton, onTap: (pressed: PressedTap) => void): HTMLElement {
  if (button.kind === 'call') return callLink(button.number, button.title, 'choice call');
  if (button.kind === 'link') return pageLink(button.url, button.title, 'choice link');
  return tapButton(button, onTap);
}

/** A shaky double tap is one tap. */
const doubleTapMs = 600;

function tapButton({ title, tap }: PressedTap, onTap: (pressed: PressedTap) => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'choice' }, title);
  let lastAt = Number.NEGATIVE_INFINITY;
  made.addEventListener('click', ({ timeStamp }) => {
    if (timeStamp - lastAt > doubleTapMs) onTap({ title, tap });
    lastAt = timeStamp;
  });
  return made;
}
