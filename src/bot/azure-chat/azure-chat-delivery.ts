import type { Activity } from 'botbuilder-core';
import type { LogRow } from '../../conversation/log-row.ts';
import type { ConnectorAdapter } from '../connector/connector-adapter.ts';
import { readAddress } from '../connector/connector-address.ts';
import type { ConnectorSend, DeliverTo } from '../connector/deliver-send.ts';
import { directLineChannel } from '../direct-line-activity.ts';
import { renderAdvisor, renderReply } from '../render-activity.ts';

/** Brings rows to families who write by Azure's Direct Line or Web Chat: as our own Direct Line shows them to other clients than our panel. */
export function createAzureChatDelivery<Send extends ConnectorSend>(adapter: Pick<ConnectorAdapter, 'send'>): DeliverTo<Send> {
  return async ({ address: kept, row }) => {
    const address = readAddress(kept);
    if (address === null) return { kind: 'refused', failure: 'no-address' };
    const activity = render(row);
    return { kind: 'sent', id: activity && (await adapter.send(address, activity)) };
  };
}

function render({ body }: LogRow): Partial<Activity> | null {
  if (body.kind === 'outbound') return renderReply(body.message, directLineChannel);
  return body.kind === 'advisor' ? renderAdvisor(body, directLineChannel) : null;
}
