import type { DeskAct } from '../../http/desk-contract.ts';
import { backoffMs, Pause } from '../chat/backoff.ts';
import { createMessageId } from '../chat/outbox.ts';
import { postAct } from './desk-api.ts';
import { words } from './desk-words.ts';

/** What an advisor wrote or did in one chat, and how far it got. */
export interface Outgoing {
  readonly key: string;
  readonly act: DeskAct;
  state: 'sending' | 'again' | 'sent' | 'refused';
  why: string;
}

/** Told whenever something changes. `signedOut`: what was not sent stays here. */
interface OutboxEvents {
  changed(): void;
  signedOut(): void;
}

/**
 * One chat's acts on their way: one at a time, so that their order holds, and again under the same key until the service has
 * answered, so that each counts once.
 */
export class DeskOutbox {
  private readonly chat: string;
  private readonly events: OutboxEvents;
  private readonly pause = new Pause();
  private isRunning = false;
  private waiting: Outgoing[] = [];
  /** What is shown under the conversation: not yet sent, or refused. */
  shown: Outgoing[] = [];

  constructor(chat: string, events: OutboxEvents) {
    this.chat = chat;
    this.events = events;
  }

  /** Resolves when the act was answered: whether it was done. */
  async add(act: DeskAct): Promise<boolean> {
    const outgoing: Outgoing = { key: createMessageId(), act, state: 'sending', why: '' };
    this.waiting.push(outgoing);
    this.shown.push(outgoing);
    this.events.changed();
    return await new Promise((resolve) => void this.run(outgoing, resolve));
  }

  /** The row of it stands in the conversation. */
  settle(key: string): void {
    this.drop((outgoing) => outgoing.state !== 'refused' && key.endsWith(outgoing.key));
  }

  /** A refused one was read. */
  dismiss(outgoing: Outgoing): void {
    this.drop((other) => other === outgoing);
  }

  /** The line is back: what waits is tried at once. */
  hurry(): void {
    this.pause.cut();
  }

  private drop(isGone: (outgoing: Outgoing) => boolean): void {
    const left = this.shown.filter((outgoing) => !isGone(outgoing));
    if (left.length === this.shown.length) return;
    this.shown = left;
    this.events.changed();
  }

  private readonly answered = new Map<string, (isDone: boolean) => void>();

  private async run(outgoing: Outgoing, resolve: (isDone: boolean) => void): Promise<void> {
    this.answered.set(outgoing.key, resolve);
    if (this.isRunning) return;
    this.isRunning = true;
    for (let [first] = this.waiting; first; [first] = this.waiting) {
      if (!(await this.send(first))) break;
      this.waiting.shift();
    }
    this.isRunning = false;
  }

  /** Whether the next may follow. */
  private async send(outgoing: Outgoing): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await postAct(this.chat, outgoing.key, outgoing.act);
      if (answer.kind === 'signed-out') {
        this.events.signedOut();
        return false;
      }
      if (answer.kind !== 'later') {
        const body = answer.kind === 'ok' ? answer.body : undefined;
        this.settleAs(outgoing, body?.kind === 'done', body?.kind === 'refused' ? refusalWords(body) : refusedWords(answer));
        return true;
      }
      outgoing.state = 'again';
      this.events.changed();
      await this.pause.wait(backoffMs(attempt));
    }
  }

  private settleAs(outgoing: Outgoing, isDone: boolean, why: string): void {
    outgoing.state = isDone ? 'sent' : 'refused';
    outgoing.why = why;
    // Only words stand under the conversation; what else was done shows by itself.
    if (isDone && outgoing.act.kind !== 'say' && outgoing.act.kind !== 'note')
      this.shown = this.shown.filter((one) => one !== outgoing);
    this.answered.get(outgoing.key)?.(isDone);
    this.answered.delete(outgoing.key);
    this.events.changed();
  }
}

function refusedWords(answer: { readonly kind: string; readonly message?: string }): string {
  return answer.message ?? '';
}

function refusalWords({ code, by }: { readonly code: string; readonly by: string | null }): string {
  return words.refusals[code]?.(by ?? '') ?? words.failed;
}
