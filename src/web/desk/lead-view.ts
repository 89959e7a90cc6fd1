import type { DeskRules, OnDuty } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { answersView } from './answers-view.ts';
import { button, dayOf, field, form } from './controls.ts';
import { type Asked, get, post } from './desk-api.ts';
import { words } from './desk-words.ts';
import { redraw } from './redraw.ts';
import { undeliveredView } from './undelivered-view.ts';

interface LeadOptions {
  say(line: string): void;
  openChat(chat: string): void;
}

/** What a lead sees and sets: who is at their desks, how many chats at once, closed today, answers withdrawn today, who is barred, what did not arrive. */
export class LeadView {
  readonly root: HTMLElement = element('section', { class: 'page-pane', 'aria-label': words.lead });
  private readonly options: LeadOptions;
  private readonly onDuty = element('ul', { class: 'on-duty' });
  private readonly cap = element('input', { type: 'number', min: '1', max: '50', inputmode: 'numeric' });
  private readonly closed = element('div');
  private readonly withdrawn = element('ul');
  private readonly barred = element('ul');

  constructor(options: LeadOptions) {
    this.options = options;
    const submit = element('button', { type: 'submit', class: 'main' }, words.save);
    const capForm = form(
      () => void this.set('cap', { cap: this.cap.value === '' ? null : Number(this.cap.value) }),
      field(words.cap, this.cap, words.capHint),
      submit,
    );
    const finder = answersView(words.withdrawButton, ({ entry }) => void this.set('withdrawn', { entry, withdrawn: true }));
    this.root.append(
      element('h2', { tabindex: '-1' }, words.lead),
      part(words.onDuty, this.onDuty),
      part(words.chats, capForm, this.closed),
      part(words.withdraw, element('p', { class: 'hint' }, words.withdrawHint), this.withdrawn, finder),
      part(words.barred, this.barred),
      part(words.undelivered, element('p', { class: 'hint' }, words.undeliveredHint), undeliveredView(options)),
    );
    void this.load();
  }

  /** From the board, whenever it changes. */
  showOnDuty(onDuty: readonly OnDuty[], me: string): void {
    const lines = onDuty.map((advisor) => element('li', {}, ...this.dutyLine(advisor, me)));
    redraw(this.onDuty, lines.length === 0 ? [element('li', {}, words.onDutyNone)] : lines);
  }

  private dutyLine({ id, name, status, chats }: OnDuty, me: string): (Node | string)[] {
    const line = `${name}: ${words[status]}, ${words.chatsOf(chats)} `;
    return id === me ? [line] : [line, button(words.signOutOther(name), () => void this.signOut(id, name), { key: `out-${id}` })];
  }

  private async signOut(id: string, name: string): Promise<void> {
    const answer = await post('/advisors/sign-out', { id });
    this.options.say(answer.kind === 'ok' ? words.signedOutOther(name) : words.failed);
  }

  private async load(): Promise<void> {
    this.take(await get<DeskRules>('/rules'), '');
  }

  private async set(rule: string, body: object): Promise<void> {
    this.take(await post<DeskRules>(`/rules/${rule}`, body), words.saved);
  }

  private take(answer: Asked<DeskRules>, line: string): void {
    const said = answer.kind === 'ok' ? line : answer.kind === 'refused' ? answer.message : words.failed;
    if (said !== '') this.options.say(said);
    if (answer.kind === 'ok') this.show(answer.body);
  }

  private show({ cap, closedToday, withdrawn, blocked }: DeskRules): void {
    this.cap.value = cap === null ? '' : String(cap);
    const toggle = button(
      closedToday ? words.openToday : words.closedToday,
      () => void this.set('closed', { closed: !closedToday }),
      { key: 'closed' },
    );
    redraw(this.closed, [element('p', {}, closedToday ? words.closedNow : words.openNow), toggle]);
    redraw(
      this.withdrawn,
      withdrawn.length === 0
        ? [element('li', { class: 'none' }, words.withdrawnNone)]
        : withdrawn.map((one) => this.withdrawnLine(one)),
    );
    redraw(
      this.barred,
      blocked.length === 0 ? [element('li', { class: 'none' }, words.barredNone)] : blocked.map((one) => this.barredLine(one)),
    );
  }

  private withdrawnLine({ entry, title, by, at }: DeskRules['withdrawn'][number]): HTMLElement {
    const back = button(words.giveBack(title), () => void this.set('withdrawn', { entry, withdrawn: false }), { key: entry });
    return element('li', {}, `${title} (${words.barredBy(by, dayOf(at))}) `, back);
  }

  private barredLine({ id, by, at, reason }: DeskRules['blocked'][number]): HTMLElement {
    return element(
      'li',
      {},
      `${reason} (${words.barredBy(by, dayOf(at))}) `,
      button(words.unbar, () => void this.set('unblock', { id }), { key: id }),
    );
  }
}

function part(title: string, ...children: readonly Node[]): HTMLElement {
  return element('section', { class: 'part-box' }, element('h3', {}, title), ...children);
}
