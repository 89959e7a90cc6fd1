import type { AlertKind, ToldBy } from '../handoff/alert.ts';
import type { AlertWords } from './alert-words.ts';

/** One way of telling somebody outside the desk. */
export interface Teller {
  readonly by: ToldBy;
  /** Resolves when it was taken: whoever is to be told has it, or their mail server. Rejects when it was not. */
  tell(alert: ToldAlert): Promise<void>;
  close(): void;
}

/** What is told. `conversation` names the chat for those who may look it up; nothing of it is a family's words. */
export interface ToldAlert extends AlertWords {
  readonly id: string;
  readonly kind: AlertKind;
  readonly handoff: string | null;
  readonly raisedAt: number;
  readonly deskUrl: string;
}
