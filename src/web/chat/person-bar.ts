import type { WireActivity, WireHandoff } from '../../http/contract.ts';
import { element } from './dom.ts';
import type { PressedTap } from './message-view.ts';
import { personWords as words } from './person-words.ts';

/** So long after its last sign, somebody is not writing any more. */
const writingMs = 5000;

/**
 * Who the person is with while that is not the assistant: the queue, or an advisor by name. Stays in view above the
 * conversation, with the way out. What has changed is said in the conversation, so nothing is read out twice.
 */
export class PersonBar {
  readonly root: HTMLElement = element('section', { class: 'person-bar', 'aria-label': words.bar, hidden: '' });
  private readonly onTap: (pressed: PressedTap) => void;
  private readonly writing = element('p', { class: 'writing' });
  private handoff: WireHandoff | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onTap: (pressed: PressedTap) => void) {
    this.onTap = onTap;
  }

  /** Whether an advisor is there to be written to. */
  get isTalking(): boolean {
    return this.handoff?.state === 'active';
  }

  /** The name of the advisor who is there. */
  get advisor(): string | undefined {
    return this.isTalking ? this.handoff?.advisor?.name : undefined;
  }

  /** Takes from what came whatever says how the handoff stands, and that an advisor is writing. */
  receive(activities: readonly WireActivity[]): void {
    for (const activity of activities) {
      if (activity.type === 'typing' && activity.from?.role !== 'user') this.showWriting();
      else if (activity.channelData?.helpline?.advisor) this.stopWriting();
      const handoff = handoffIn(activity);
      if (handoff) this.show(handoff);
    }
  }

  clear(): void {
    this.show(undefined);
  }

  private show(handoff: WireHandoff | undefined): void {
    const hadFocus = this.root.contains(document.activeElement);
    this.handoff = handoff;
    this.stopWriting();
    const isOpen = handoff?.state === 'waiting' || handoff?.state === 'active';
    this.root.hidden = !isOpen;
    this.root.classList.toggle('talking', this.isTalking);
    this.root.replaceChildren(...(isOpen ? this.drawn(handoff) : []));
    // A button that was pressed is gone: the next one, if there is one, is where the person was.
    if (hadFocus) this.root.querySelector('button')?.focus();
  }

  private drawn({ state, advisor }: WireHandoff): HTMLElement[] {
    const line = element('p', { class: 'person-line' }, state === 'active' ? words.talking(advisor?.name ?? '') : words.waiting);
    const buttons =
      state === 'active'
        ? [this.button(words.leave, { kind: 'handoff', id: 'leave' }, words.leaveTalk)]
        : [
            this.button(words.place, { kind: 'handoff', id: 'place' }),
            this.button(words.otherWays, { kind: 'reach', id: 'ways' }),
            this.button(words.leave, { kind: 'handoff', id: 'leave' }, words.leaveTalk),
          ];
    return [line, this.writing, element('div', { class: 'person-buttons' }, ...buttons)];
  }

  private button(title: string, tap: PressedTap['tap'], said = title): HTMLButtonElement {
    const made = element('button', { type: 'button', class: 'person-button' }, title);
    made.addEventListener('click', () => this.onTap({ title: said, tap }));
    return made;
  }

  private showWriting(): void {
    if (!this.isTalking) return;
    this.writing.textContent = words.writing(this.handoff?.advisor?.name ?? '');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stopWriting(), writingMs);
  }

  private stopWriting(): void {
    clearTimeout(this.timer);
    this.writing.textContent = '';
  }
}

function handoffIn({ type, name, value }: WireActivity): WireHandoff | undefined {
  return type === 'event' && name === 'handoff.status' ? (value as WireHandoff) : undefined;
}
