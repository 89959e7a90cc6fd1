import type { GlossaryTerm, WireButton, WireMessage } from '../../http/contract.ts';
import { element, spoken } from './dom.ts';
import type { Glossary } from './glossary.ts';
import { addGuide, guideControls } from './guide-view.ts';
import { callLink, pageLink } from './links.ts';
import { personWords } from './person-words.ts';
import { type SummaryForm, summaryForm, type Written } from './summary-view.ts';
import { termNodes, type Wording } from './term-view.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';
import { words } from './words.ts';

/** A button that was pressed: what it means, and what stood on it. */
export interface PressedTap {
  readonly tap: { readonly kind: string; readonly id: string; readonly briefing?: Written };
  readonly title: string;
}

/** Draws the person's own words, exactly as they wrote them. */
export function ownMessage(text: string): HTMLElement {
  const bubble = element('div', { class: 'bubble', dir: 'auto' }, element('p', {}, text));
  return element('div', { class: 'message own' }, spoken(`${words.you} `), bubble);
}

/** What a message is drawn with. */
export interface MessageParts {
  readonly glossary: Glossary;
  /** The number of its first choice: those that were offered together are counted through, as they can be typed. */
  readonly firstNumber: number;
  readonly onTap: (pressed: PressedTap) => void;
}

/** Draws one thing that is said to the person: who says it, how urgent it is, the words, their source, and what to do next. */
export function assistantMessage(message: WireMessage, { glossary, firstNumber, onTap }: MessageParts): HTMLElement {
  const bubble = element('div', { class: 'bubble', dir: 'auto' });
  if (message.tone === 'urgent') bubble.append(element('p', { class: 'urgent-label' }, words.urgent));
  // In danger nothing stands in the way of what to do.
  const wording = message.tone === 'answer' ? { glossary, marked: new Set<GlossaryTerm>() } : undefined;
  bubble.append(...textBlocks(message.text).map((block) => drawBlock(block, wording)));
  if (message.source) bubble.append(sourceLine(message.source));
  const drawn = element('div', { class: `message ${message.advisor ? 'advisor' : 'assistant'} ${message.tone}` });
  drawn.append(...speakerOf(message), bubble);
  if (message.guide) addGuide(drawn, message.guide, (button) => choice(button, onTap));
  const form = message.summary && summaryForm(message.summary);
  if (form) drawn.append(form.root);
  const press = form ? withSummary(form, onTap) : onTap;
  // The boxes themselves are where it is changed.
  const buttons = form ? message.buttons.filter((button) => !isTap(button, 'edit')) : message.buttons;
  if (buttons.length > 0) drawn.append(choices(buttons, firstNumber, press));
  if (message.guide) drawn.append(guideControls(message.guide, (button) => choice(button, onTap)));
  return drawn;
}

/** The assistant is named to those who listen; a person to everybody. */
function speakerOf({ advisor }: WireMessage): HTMLElement[] {
  if (!advisor) return [spoken(`${words.assistant} `)];
  const name = element('p', { class: 'speaker', 'aria-hidden': 'true', dir: 'auto' }, personWords.person(advisor.name));
  return [spoken(`${personWords.said(advisor.name)} `), name];
}

/** What is shared is what stands in the boxes. */
function withSummary(form: SummaryForm, onTap: (pressed: PressedTap) => void): (pressed: PressedTap) => void {
  return ({ tap, title }) => onTap({ title, tap: tap.id === 'share' ? { ...tap, briefing: form.read() } : tap });
}

function isTap(button: WireButton, id: string): boolean {
  return button.kind === 'tap' && button.tap.id === id;
}

/** A paragraph or a list. `wording`: hard words can be pressed. */
export function drawBlock(block: TextBlock, wording?: Wording): HTMLElement {
  if (block.kind === 'list') return element('ul', {}, ...block.items.map((item) => withTerms(element('li'), item, wording)));
  return withTerms(element('p'), block.lines.join('\n'), wording);
}

function withTerms(block: HTMLElement, text: string, wording: Wording | undefined): HTMLElement {
  block.append(...termNodes(text, wording, block));
  return block;
}

function sourceLine(source: NonNullable<WireMessage['source']>): HTMLElement {
  const line = element('p', { class: 'source' }, source.line);
  if (source.url !== undefined) line.append(' ', pageLink(source.url, words.sourceLink, 'source-link'));
  return line;
}

function choices(buttons: readonly WireButton[], firstNumber: number, onTap: (pressed: PressedTap) => void): HTMLElement {
  const drawn = buttons.map((button) => choice(button, onTap));
  const taps = drawn.filter((_, index) => buttons[index]?.kind === 'tap');
  for (const [index, tap] of taps.entries())
    if (firstNumber + index <= mostNumbers) tap.dataset['number'] = `${firstNumber + index}`;
  return element('ul', { class: 'choices' }, ...drawn.map((made) => element('li', {}, made)));
}

/** The assistant understands "1" to "9" for what it just offered. */
const mostNumbers = 9;

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
