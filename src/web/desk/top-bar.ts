import type { AdvisorStatus, DeskMe } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { button } from './controls.ts';
import { words } from './desk-words.ts';

/** The parts of the desk. */
export type Part = 'chats' | 'callbacks' | 'lead' | 'proposals' | 'insights';

interface TopBarOptions {
  readonly me: DeskMe;
  readonly alerts: HTMLElement;
  go(part: Part): void;
  setStatus(status: AdvisorStatus): void;
  signOut(): void;
}

/** Who is signed in, whether they take chats, and the way to each part that is for them. */
export class TopBar {
  readonly root: HTMLElement = element('div', { class: 'desk-bar' });
  private readonly parts = new Map<Part, HTMLButtonElement>();
  private readonly statuses = new Map<AdvisorStatus, HTMLButtonElement>();

  constructor(options: TopBarOptions) {
    const nav = element('nav', { 'aria-label': words.nav });
    for (const part of partsFor(options.me)) {
      const opener = button(words[part], () => options.go(part), { class: 'part' });
      this.parts.set(part, opener);
      nav.append(opener);
    }
    const who = element('p', { class: 'who' }, words.you(options.me.name));
    const out = button(words.signOut, options.signOut, { class: 'toggle' });
    this.root.append(nav, ...this.statusParts(options), element('div', { class: 'bar-end' }, options.alerts, who, out));
  }

  showPart(part: Part): void {
    for (const [name, opener] of this.parts) {
      if (name === part) opener.setAttribute('aria-current', 'page');
      else opener.removeAttribute('aria-current');
    }
  }

  showStatus(status: AdvisorStatus): void {
    for (const [name, toggle] of this.statuses) toggle.setAttribute('aria-pressed', String(name === status));
  }

  private statusParts({ me, setStatus }: TopBarOptions): HTMLElement[] {
    if (!isTalker(me)) return [];
    const group = element('div', { class: 'statuses', role: 'group', 'aria-label': words.statusLabel });
    for (const status of ['available', 'away'] as const) {
      const toggle = button(words[status], () => setStatus(status), { class: `toggle status-${status}` });
      toggle.setAttribute('aria-pressed', 'false');
      this.statuses.set(status, toggle);
      group.append(toggle);
    }
    return [group];
  }
}

/** Whether somebody talks with families. */
export function isTalker({ roles }: DeskMe): boolean {
  return roles.includes('advisor') || roles.includes('lead');
}

/** The parts that are for somebody with these roles. */
export function partsFor(me: DeskMe): Part[] {
  const isLead = me.roles.includes('lead');
  const isEditor = isLead || me.roles.includes('editor');
  return [
    ...(isTalker(me) ? (['chats', 'callbacks'] as const) : []),
    ...(isLead ? (['lead'] as const) : []),
    ...(isEditor ? (['proposals', 'insights'] as const) : []),
  ];
}
