import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RunTurn } from './conversation/turn-request.ts';
import type { Store } from './store/port.ts';

/** What the service counts about itself: how many, how long, which code. Never an id, an address or a word of a family's. */
export interface Metrics {
  /** The text that a collector reads. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Counts one answered request; `route` is the pattern of its address, never the address. */
  countRequest(route: string, method: string, status: number, seconds: number): void;
  /** Counts turns by channel and by what was decided, whichever way they come in. */
  countTurns(runTurn: RunTurn): RunTurn;
  countRetention(report: { readonly conversations: number } | null): void;
}

/** Counters of this process alone: with several instances a collector adds them up. */
export function createMetrics(ping: () => Promise<void>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'helpline_request_seconds',
    help: 'How long requests took, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [register],
  });
  const turns = new Counter({
    name: 'helpline_turns_total',
    help: 'Turns of conversations, by channel and outcome.',
    labelNames: ['channel', 'outcome'],
    registers: [register],
  });
  const removed = new Counter({
    name: 'helpline_conversations_removed_total',
    help: 'Conversations that were kept for long enough and are gone.',
    registers: [register],
  });
  const retentionFailures = new Counter({
    name: 'helpline_retention_failures_total',
    help: 'Times that what was kept for long enough could not be removed.',
    registers: [register],
  });
  watchStore(register, ping);

  return {
    text: () => register.metrics(),
    contentType: register.contentType,
    countRequest: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    countTurns: (runTurn) => (state, request, now) => {
      const result = runTurn(state, request, now);
      turns.inc({ channel: request.channel, outcome: outcomeOf(result) });
      return result;
    },
    countRetention(report) {
      if (report === null) retentionFailures.inc();
      else removed.inc(report.conversations);
    },
  };
}

/** Asked when somebody reads: the store may have gone since. */
function watchStore(register: Registry, ping: Store['ping']): void {
  const up = new Gauge({
    name: 'helpline_store_up',
    help: '1: the store answers.',
    registers: [register],
    async collect() {
      up.set(
        await ping().then(
          () => 1,
          () => 0,
        ),
      );
    },
  });
}

/** What was decided; `none` where nothing had to be. */
function outcomeOf({ rows }: ReturnType<RunTurn>): string {
  for (const { body } of rows) if (body.kind === 'decision') return body.outcome;
  return 'none';
}
