import type { LogRow } from '../../src/conversation/log-row.ts';
import type { Outbound } from '../../src/conversation/outbound.ts';
import type { TurnReceipt, TurnRequest } from '../../src/conversation/turn-request.ts';

/** Turns in memory: keeps what was asked, answers each with one message, and each key once. */
export interface MemoryTurns {
  readonly requests: readonly TurnRequest[];
  /** The rows of every turn, in order. */
  readonly rows: readonly LogRow[];
  takeTurn(request: TurnRequest): Promise<TurnReceipt>;
  /** From now on every turn fails with `error`. */
  failWith(error: Error): void;
}

/** `reply`: what every turn says. */
export function createMemoryTurns(reply: Outbound): MemoryTurns {
  const requests: TurnRequest[] = [];
  const rows: LogRow[] = [];
  const receipts = new Map<string, readonly LogRow[]>();
  let failure: Error | undefined;

  function append(row: Pick<LogRow, 'audience' | 'from' | 'body'>, clientKey: string | null): LogRow {
    const full = { ...row, seq: rows.length + 1, at: Date.UTC(2026, 10, 22, 12), clientKey };
    rows.push(full);
    return full;
  }

  async function takeTurn(request: TurnRequest): Promise<TurnReceipt> {
    if (failure) throw failure;
    const known = request.key === null ? undefined : receipts.get(request.key);
    if (known) return { rows: known, repeated: true };
    requests.push(request);
    const appended = [
      append({ audience: 'all', from: 'enquirer', body: { kind: 'inbound', input: request.input } }, request.key),
      append(
        { audience: 'system', from: 'system', body: { kind: 'decision', outcome: 'answer', entries: [], confidence: 1 } },
        null,
      ),
      append({ audience: 'all', from: 'assistant', body: { kind: 'outbound', message: reply } }, null),
    ];
    if (request.key !== null) receipts.set(request.key, appended);
    return { rows: appended, repeated: false };
  }

  return {
    requests,
    rows,
    takeTurn,
    failWith: (error) => {
      failure = error;
    },
  };
}
