import type { DeskRow } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { textBlocks } from '../chat/text-blocks.ts';
import { button, timeOf } from './controls.ts';
import type { Outgoing } from './desk-outbox.ts';
import { words } from './desk-words.ts';
import type { OpenChat } from './open-chat.ts';

/** The conversation: what was said before, folded, then what is said now, then what is on its way. */
export class ChatLog {
  readonly root: HTMLElement = element('div', { class: 'log-scroll', tabindex: '0', 'aria-label': words.log, role: 'region' });
  private readonly chat: OpenChat;
  private readonly before = element('div', { class: 'rows' });
  private readonly folded: HTMLDetailsElement;
  private readonly summary = element('summary');
  private readonly rows = element('div', { class: 'rows', role: 'log', 'aria-label': words.log });
  private readonly outgoing = element('div', { class: 'rows outgoing' });
  private readonly typing = element('p', { class: 'typing' });
  private readonly putBack: (outgoing: Outgoing) => void;
  private drawn = 0;

  /** `putBack`: words that were refused go back into the box. */
  constructor(chat: OpenChat, putBack: (outgoing: Outgoing) => void) {
    this.chat = chat;
    this.putBack = putBack;
    this.folded = element('details', { class: 'before' }, this.summary, this.before);
    this.folded.hidden = true;
    this.root.append(this.folded, this.rows, this.outgoing, this.typing);
  }

  draw(): void {
    const atEnd = this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 80;
    const fresh = this.chat.rows.slice(this.drawn);
    this.drawn = this.chat.rows.length;
    for (const row of fresh) (this.isBefore(row) ? this.before : this.rows).append(drawRow(row));
    this.folded.hidden = this.before.childElementCount === 0;
    this.summary.textContent = words.before(this.before.childElementCount);
    this.outgoing.replaceChildren(...this.chat.outbox.shown.filter(isText).map((one) => this.drawOutgoing(one)));
    this.typing.textContent = this.chat.isTyping ? words.typing : '';
    if (atEnd || fresh.length > 0) this.root.scrollTop = this.root.scrollHeight;
  }

  /** What was said before the family asked for a person. */
  private isBefore({ at }: DeskRow): boolean {
    return this.chat.head !== undefined && at < this.chat.head.requestedAt;
  }

  private drawOutgoing(outgoing: Outgoing): HTMLElement {
    const { act, state, why } = outgoing;
    const text = 'text' in act ? act.text : '';
    const line = { sending: words.sending, again: words.sendingAgain, sent: words.sent, refused: words.notSent(why) }[state];
    const stateLine = element('p', { class: `delivery ${state}` }, line);
    if (state === 'refused')
      stateLine.append(
        ' ',
        button(words.useAgain, () => this.putBack(outgoing), { class: 'link' }),
      );
    const kind = act.kind === 'note' ? 'note' : 'own';
    return element(
      'div',
      { class: `row ${kind}` },
      element('div', { class: 'words', dir: 'auto' }, ...drawText(text)),
      stateLine,
    );
  }
}

function isText({ act }: Outgoing): boolean {
  return act.kind === 'say' || act.kind === 'note';
}

function drawRow(row: DeskRow): HTMLElement {
  const time = element('time', { datetime: new Date(row.at).toISOString() }, timeOf(row.at));
  if (row.kind === 'event') return element('p', { class: 'row event' }, row.text, ' ', time);
  const who = row.advisor ?? words.from[row.from] ?? row.from;
  const head = element('p', { class: 'row-head' }, element('strong', {}, who), ' ', time);
  if (row.kind === 'note') head.append(' · ', words.note);
  if (row.tone === 'urgent') head.append(' · ', words.urgent);
  const body = element('div', { class: 'words', dir: 'auto' }, ...drawText(row.text));
  if (row.source !== null) body.append(element('p', { class: 'source' }, row.source));
  return element('article', { class: `row ${row.kind === 'note' ? 'note' : row.from} ${row.tone}` }, head, body);
}

function drawText(text: string): Node[] {
  return textBlocks(text).map((block) =>
    block.kind === 'list'
      ? element('ul', {}, ...block.items.map((item) => element('li', {}, item)))
      : element('p', {}, block.lines.join('\n')),
  );
}
