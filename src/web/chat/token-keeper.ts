import type { TokenAnswer } from '../../http/contract.ts';
import type { Answer } from './answer.ts';
import { renewToken } from './direct-line.ts';

const defaultLifeSeconds = 1800;
const againMs = 15_000;

/** Keeps the conversation's token good: a new one is fetched at half of its life, so that a slow network has time to fail. */
export class TokenKeeper {
  token = '';
  private readonly onChange: (token: string) => void;
  private readonly onEnd: (why: 'ended' | 'erased') => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Number.POSITIVE_INFINITY;
  private renewing: Promise<Answer<TokenAnswer>> | undefined;
  private stopped = false;

  constructor(onChange: (token: string) => void, onEnd: (why: 'ended' | 'erased') => void) {
    this.onChange = onChange;
    this.onEnd = onEnd;
  }

  /** Takes a token that the service gave, good for `lifeSeconds`. */
  keep(token: string, lifeSeconds: number = defaultLifeSeconds): void {
    this.token = token;
    this.onChange(token);
    this.schedule((lifeSeconds * 1000) / 2);
  }

  /** Fetches a new token now; whoever else asks meanwhile waits for the same one. */
  renew(): Promise<Answer<TokenAnswer>> {
    this.renewing ??= this.fetchNew().finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  /** A phone's timers sleep with it; on waking, a token that is due is renewed at once. */
  wake(): void {
    if (Date.now() >= this.dueAt) this.schedule(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.dueAt = Date.now() + ms;
    this.timer = setTimeout(() => void this.renew(), ms);
  }

  private async fetchNew(): Promise<Answer<TokenAnswer>> {
    const before = this.token;
    const answer = await renewToken(before);
    // A reconnect may have brought a newer token meanwhile, and a closed chat wants none.
    if (before === this.token && !this.stopped) this.settle(answer);
    return answer;
  }

  private settle(answer: Answer<TokenAnswer>): void {
    if (answer.kind === 'ok') this.keep(answer.body.token, answer.body.expires_in);
    else if (answer.kind === 'erased') this.onEnd('erased');
    else if (answer.kind === 'ended' || answer.kind === 'expired') this.onEnd('ended');
    else this.schedule(againMs);
  }
}
