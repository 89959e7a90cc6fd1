import type { Audience, LogBody, LogRow } from '../../conversation/log-row.ts';
import type { NewLogRow, TurnRequest } from '../../conversation/turn-request.ts';
import { decodeJson, encodeJson } from '../json.ts';
import type { Tables } from '../tables.ts';

/** A row of the table `log`. */
export type LogRecord = Tables['log'];

/** What somebody wrote: their client knows it by its key. The first such row of a turn is its input. */
const written: ReadonlySet<LogBody['kind']> = new Set(['inbound', 'advisor', 'note']);

/** Gives a turn's rows their places, right after `lastSeq`. The client's key goes on the input alone. */
export function numberRows(rows: readonly NewLogRow[], request: TurnRequest, lastSeq: number, at: number): LogRecord[] {
  return rows.map((row, index) => ({
    channel: request.channel,
    conversation: request.conversation,
    seq: lastSeq + 1 + index,
    person: request.person,
    audience: row.audience,
    sender: row.from,
    at,
    client_key: written.has(row.body.kind) ? request.key : null,
    body: encodeJson(row.body),
  }));
}

/** The row as readers know it. What was written is what is read, so nothing is checked again. */
export function toLogRow(record: LogRecord): LogRow {
  return {
    seq: record.seq,
    audience: record.audience as Audience,
    from: record.sender as LogRow['from'],
    at: record.at,
    clientKey: record.client_key,
    body: decodeJson(record.body) as LogBody,
  };
}
