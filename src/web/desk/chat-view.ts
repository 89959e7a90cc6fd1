import type { ChatHead, DeskAct, OnDuty } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { answersView } from './answers-view.ts';
import { ChatComposer } from './chat-composer.ts';
import { ChatLog } from './chat-log.ts';
import { chatTools } from './chat-tools.ts';
import { button } from './controls.ts';
import { words } from './desk-words.ts';
import type { OpenChat } from './open-chat.ts';
import { waitLine } from './queue-view.ts';

/** What an open chat needs of the desk. */
export interface ChatViewOptions {
  readonly chat: OpenChat;
  readonly me: string;
  readonly isLead: boolean;
  others(): readonly OnDuty[];
  now(): number;
  act(act: DeskAct): void;
  typing(): void;
  back(): void;
  say(line: string): void;
  /** There is no such chat any more. */
  gone(): void;
}

/** One chat: who it is and what they passed on, the conversation, where to write, and what else can be done. */
export class ChatView {
  readonly root: HTMLElement = element('section', { class: 'chat-pane' });
  readonly chat: OpenChat;
  private readonly options: ChatViewOptions;
  private readonly title = element('h2', { tabindex: '-1' });
  private readonly facts = element('p', { class: 'chat-facts' });
  private readonly briefing = element('div', { class: 'briefing' });
  private readonly writing = element('div', { class: 'writing' });
  private readonly log: ChatLog;
  private readonly beside = element('div', { class: 'beside' });
  private readonly tools = element('div');
  private composer: ChatComposer | undefined;
  private drawnFor = '';

  constructor(options: ChatViewOptions) {
    this.options = options;
    this.chat = options.chat;
    this.log = new ChatLog(options.chat, (outgoing) => {
      options.chat.outbox.dismiss(outgoing);
      if ('text' in outgoing.act) this.composer?.restore(outgoing.act.text);
    });
    this.title.textContent = words.chatName(options.chat.id);
    this.root.setAttribute('aria-label', words.chatName(options.chat.id));
    const back = button(words.backToList, options.back, { class: 'back' });
    const head = element('div', { class: 'chat-head' }, back, this.title, this.facts);
    this.beside.append(this.tools);
    this.root.append(head, this.briefing, this.log.root, this.writing, this.beside);
  }

  focus(): void {
    if (this.composer && matchMedia('(min-width: 60rem)').matches) this.composer.focus();
    else this.title.focus();
  }

  draw(): void {
    const { head } = this.chat;
    this.log.draw();
    if (!head) return;
    this.facts.replaceChildren(...factsOf(head, this.options.now()));
    const standing = JSON.stringify([head.status, head.advisor, head.briefing, head.closedAs, head.rating]);
    if (standing === this.drawnFor) return;
    this.drawnFor = standing;
    this.briefing.replaceChildren(...briefingParts(head));
    this.drawWriting(head);
  }

  private drawWriting(head: ChatHead): void {
    const isMine = head.status === 'active' && head.advisor?.id === this.options.me;
    const hadFocus = this.root.contains(document.activeElement);
    this.composer = isMine ? this.createComposer() : undefined;
    this.writing.replaceChildren(...(this.composer ? [this.composer.root] : this.standbyParts(head)));
    this.tools.replaceChildren(chatTools({ ...this.options, chat: this.chat.id, isMine }));
    this.beside.replaceChildren(this.tools, ...(this.composer ? [this.answersFor(this.composer)] : []));
    // Whoever has just taken the chat writes next.
    if (hadFocus && (this.composer || !this.root.contains(document.activeElement))) this.focus();
  }

  private createComposer(): ChatComposer {
    return new ChatComposer(this.chat.draft, {
      send: ({ text, isNote, entry }) => this.options.act(isNote ? { kind: 'note', text } : sayAct(text, entry)),
      typing: this.options.typing,
      changed: (draft) => {
        this.chat.draft = draft;
      },
    });
  }

  private answersFor(composer: ChatComposer): HTMLElement {
    const finder = answersView(words.insert, (answer) => {
      composer.insert(answer);
      this.options.say(words.inserted);
    });
    const folded = element('details', { class: 'answers-fold' }, element('summary', {}, words.answers), finder);
    // Beside the conversation where there is room for both.
    folded.open = matchMedia('(min-width: 75rem)').matches;
    return folded;
  }

  private standbyParts(head: ChatHead): Node[] {
    if (head.status === 'waiting') {
      const claim = button(words.claim, () => this.options.act({ kind: 'claim' }), { class: 'main' });
      return [element('p', {}, words.takeToWrite), claim];
    }
    if (head.status === 'active') return [element('p', {}, words.notYours(head.advisor?.name ?? ''))];
    const rating = head.rating === null ? [] : [element('p', {}, words.rating(head.rating))];
    return [element('p', {}, words.ended(words.endings[head.closedAs ?? ''] ?? head.closedAs ?? '')), ...rating];
  }
}

function sayAct(text: string, entry: string | undefined): DeskAct {
  return entry === undefined ? { kind: 'say', text } : { kind: 'say', text, entry };
}

function factsOf(head: ChatHead, now: number): Node[] {
  const flag = head.flag ? [element('span', { class: `flag ${head.flag}` }, words[head.flag]), ' '] : [];
  const why = `${words.reasons[head.reason] ?? head.reason} · `;
  const standing =
    head.status === 'waiting'
      ? waitLine(head, now)
      : element('span', {}, head.advisor ? words.withAdvisor(head.advisor.name) : '');
  return [...flag, why, standing].map((part) => (typeof part === 'string' ? document.createTextNode(part) : part));
}

function briefingParts({ briefing }: ChatHead): Node[] {
  if (!briefing) return [element('p', { class: 'none' }, words.noBriefing)];
  const parts = (['asked', 'told', 'need'] as const).filter((part) => briefing[part].trim() !== '');
  const list = parts.flatMap((part) => [element('dt', {}, words[part]), element('dd', { dir: 'auto' }, briefing[part])]);
  return [element('h3', {}, words.briefing), element('dl', {}, ...list)];
}
