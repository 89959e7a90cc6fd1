import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ClientAddress } from './client-address.ts';
import { Refusal } from './refusal.ts';

/** Counts codes that opened nothing: forty bits are few, unless guessing is slow. */
export interface CodeGuesses {
  /** Throws a refusal (429) when too many wrong codes came from this address, or from everywhere. */
  admit(request: IncomingMessage): Promise<void>;
  countWrong(request: IncomingMessage): Promise<void>;
}

/** Enough for a whole ward to mistype. With a thousand codes in use, guessing one takes an address thousands of years ... */
const perAddress = { points: 20, duration: 3600 };
/** ... and everybody together some two hundred. */
const together = { points: 600, duration: 3600 };
const everywhere = 'everywhere';

/** Counts in this instance's memory. Whoever types a right code is not counted. */
export function createCodeGuesses(clientAddress: ClientAddress, phoneLine: string): CodeGuesses {
  const byAddress = new RateLimiterMemory(perAddress);
  const overall = new RateLimiterMemory(together);

  async function admit(request: IncomingMessage): Promise<void> {
    const used = [await byAddress.get(clientAddress(request)), await overall.get(everywhere)];
    const [most, all] = used;
    const waits = [
      most && most.consumedPoints >= perAddress.points ? most.msBeforeNext : 0,
      all && all.consumedPoints >= together.points ? all.msBeforeNext : 0,
    ];
    const waitMs = Math.max(...waits);
    if (waitMs > 0) throw tooMany(waitMs, phoneLine);
  }

  async function countWrong(request: IncomingMessage): Promise<void> {
    await Promise.all([
      byAddress.consume(clientAddress(request)).catch(ignoreFull),
      overall.consume(everywhere).catch(ignoreFull),
    ]);
  }

  return { admit, countWrong };
}

function tooMany(waitMs: number, phoneLine: string): Refusal {
  const minutes = Math.ceil(waitMs / 60_000);
  const message = `Too many wrong codes were typed. Try again in ${minutes} minutes, or begin a new chat. ${phoneLine}`;
  return new Refusal(429, 'too-many-codes', message, { 'Retry-After': String(Math.ceil(waitMs / 1000)) });
}

/** Two guesses at once may both find the last place: the next one is refused. */
function ignoreFull(error: unknown): void {
  if (!(error instanceof RateLimiterRes)) throw error;
}
