import type { TokenAnswer } from '../../http/contract.ts';
import type { Answer } from './answer.ts';
import { refreshToken } from './direct-line.ts';

const defaultLifeSeconds = 1800;
const againMs = 15_000;

/** Keeps the conversation's token good: a new one is fetched at half of its life, so that a slow network has time to fail. */
export class TokenKeeper {
  token = '';
  private readonly onChange: (token: string) => void;
  private readonly onEnd: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Number.POSITIVE_INFINITY;

  constructor(onChange: (token: string) => void, onEnd: () => void) {
    this.onChange = onChange;
    this.onEnd = onEnd;
  }

  /** Takes a token that the service gave, good for `lifeSeconds`. */
  keep(token: string, lifeSeconds: number = defaultLifeSeconds): void {
    this.token = token;
    this.onChange(token);
    this.schedule((lifeSeconds * 1000) / 2);
  }

  /** A phone's timers sleep with it; on waking, a token that is due is refreshed at once. */
  wake(): void {
    if (Date.now() >= this.dueAt) this.schedule(0);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.dueAt = Number.POSITIVE_INFINITY;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.dueAt = Date.now() + ms;
    this.timer = setTimeout(() => void this.refresh(), ms);
  }

  private async refresh(): Promise<void> {
    const before = this.token;
    const answer = await refreshToken(before);
    // A reconnect may have brought a newer token meanwhile, and a closed chat wants none.
    if (before === this.token && this.dueAt !== Number.POSITIVE_INFINITY) this.settle(answer);
  }

  private settle(answer: Answer<TokenAnswer>): void {
    if (answer.kind === 'ok') this.keep(answer.body.token, answer.body.expires_in);
    else if (answer.kind === 'ended') this.onEnd();
    else this.schedule(againMs);
  }
}
