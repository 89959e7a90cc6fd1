import type { ToPage, ToPanel } from '../frame-messages.ts';
import { element } from './dom.ts';
import { words } from './words.ts';

/** What a frame tells the chat, and asks it. */
export interface FramedChat {
  /** Whether a chat of this tab goes on here. */
  hasChat(): boolean;
  open(): void;
  startWith(topic: string): void;
  /** The person opened the panel just now. */
  noticePerson(): void;
}

/** How many of the assistant's messages the person has had in view, kept over pages of the site. */
const seenKey = 'helpline-seen';
/** The button's script says hello as soon as the panel has loaded. A page that frames the chat without it never does. */
const helloWithinMs = 1000;

/**
 * The panel in a frame on the charity's page: it can be closed, says how much came while it was out of view, and takes the
 * focus when the person opens it. On a page of its own none of this happens.
 */
export class Frame {
  private readonly chat: FramedChat;
  private readonly hosts: readonly string[];
  /** The origin of the page that holds us, once it has said hello. */
  private host = '';
  private isShown = false;
  /** Whether the chat is opened when the panel is first in view: before that, only one that goes on already. */
  readonly opensWhenShown: boolean;
  private isOpen: boolean;
  private heardCount = 0;

  /** `hosts`: the origins whose pages may hold the panel, besides our own. */
  constructor(chat: FramedChat, hosts: readonly string[]) {
    this.chat = chat;
    this.hosts = [location.origin, ...hosts];
    this.opensWhenShown = window.parent !== window && !chat.hasChat();
    this.isOpen = !this.opensWhenShown;
    if (window.parent !== window) this.begin();
  }

  /** The assistant's messages in the log are now so many. */
  heard(count: number): void {
    this.heardCount = count;
    this.report();
  }

  /** The chat is forgotten, and with it how much of it was seen. */
  startOver(): void {
    this.heardCount = 0;
    saveSeen(0);
  }

  /** The person leaves in a hurry: the page around has something of its own to forget. */
  leave(): void {
    this.tell({ helpline: 'leave' });
  }

  private begin(): void {
    document.documentElement.dataset['framed'] = '';
    // Two pages in one window: each of their landmarks needs a name of its own.
    for (const landmark of document.querySelectorAll('body > header, main')) landmark.setAttribute('aria-label', words.framed);
    addEventListener('message', ({ source, origin, data }: MessageEvent<ToPanel>) => {
      if (source === window.parent && this.hosts.includes(origin)) this.hear(data, origin);
    });
    addEventListener('load', () => setTimeout(() => this.host === '' && this.openOnce(), helloWithinMs));
    // A view that has a use for Escape is asked first and prevents the default; while a word is being composed, Escape
    // belongs to the word.
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) this.close();
    });
  }

  private hear(message: ToPanel, origin: string): void {
    if (message.helpline === 'hello') this.greet(origin);
    if (message.helpline === 'hidden') this.isShown = false;
    if (message.helpline === 'shown') this.show(message);
  }

  private greet(origin: string): void {
    this.host = origin;
    if (!document.querySelector('.close')) document.querySelector('.top-inner')?.prepend(this.createClose());
    this.tell({ helpline: 'ready', hasChat: this.chat.hasChat() });
    this.report();
  }

  private show({ modal, focus, topic }: Extract<ToPanel, { helpline: 'shown' }>): void {
    this.isShown = true;
    this.report();
    this.openOnce();
    if (topic !== '') this.chat.startWith(topic);
    if (!focus) return;
    this.chat.noticePerson();
    focusStart(modal);
  }

  private openOnce(): void {
    if (!this.isOpen) this.chat.open();
    this.isOpen = true;
  }

  private report(): void {
    if (this.isShown) saveSeen(this.heardCount);
    if (this.heardCount > 0) this.tell({ helpline: 'unread', count: Math.max(0, this.heardCount - readSeen()) });
  }

  private close(): void {
    this.tell({ helpline: 'close' });
  }

  private tell(message: ToPage): void {
    if (this.host !== '') window.parent.postMessage(message, this.host);
  }

  private createClose(): HTMLElement {
    const button = element('button', { type: 'button', class: 'close' }, words.close);
    button.addEventListener('click', () => this.close());
    return button;
  }
}

/** Where writing is at once possible, there; on a small screen the keyboard would cover what there is to read. */
function focusStart(modal: boolean): void {
  const box = modal ? null : document.querySelector('textarea');
  const heading = document.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  (box ?? heading)?.focus();
}

function readSeen(): number {
  try {
    return Number(sessionStorage.getItem(seenKey));
  } catch {
    return 0;
  }
}

function saveSeen(count: number): void {
  try {
    if (count === 0) sessionStorage.removeItem(seenKey);
    else sessionStorage.setItem(seenKey, String(count));
  } catch {
    // Forbidden: what was read counts as new again after a reload.
  }
}
