import type { LogRow } from '../../conversation/log-row.ts';
import { type SendFailure, sendFailure } from './send-failure.ts';

/** A row that is to be sent, as the outbox has it. */
export interface ConnectorSend {
  readonly channel: string;
  readonly conversation: string;
  readonly person: string;
  readonly target: 'enquirer' | 'advisors';
  readonly handoff: string | null;
  readonly row: LogRow;
  readonly address: string | null;
}

/** How it went. */
export type ConnectorSendOutcome = { readonly kind: 'sent'; readonly id: string | null } | SendFailure;

/** Brings one row to one of its readers. Rejects as the channel answers. */
export type DeliverTo<Send extends ConnectorSend> = (send: Send) => Promise<ConnectorSendOutcome>;

/** Who brings a row to whom. */
export interface Deliverers<Send extends ConnectorSend> {
  readonly toAdvisors: DeliverTo<Send>;
  /** To the family, by the channel that it writes on. */
  readonly toEnquirer: Readonly<Record<string, DeliverTo<Send>>>;
}

/** Longer than this a send is not waited for: it may have been taken all the same. */
const deadlineMs = 20_000;

/** Brings one row of a log to whom it is for, in time or not at all. A rejection is a bug of ours. */
export function createDeliverSend<Send extends ConnectorSend>({ toAdvisors, toEnquirer }: Deliverers<Send>): DeliverTo<Send> {
  return async (send) => {
    const deliver = send.target === 'advisors' ? toAdvisors : toEnquirer[send.channel];
    if (deliver === undefined) return { kind: 'refused', failure: 'channel-unknown' };
    try {
      return await withDeadline(deliver(send));
    } catch (error) {
      const failure = sendFailure(error);
      if (failure === null) throw error;
      return failure;
    }
  };
}

async function withDeadline(sending: Promise<ConnectorSendOutcome>): Promise<ConnectorSendOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ConnectorSendOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'later', failure: 'timeout' }), deadlineMs);
  });
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
