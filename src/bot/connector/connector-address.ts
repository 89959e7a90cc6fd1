import type { Activity } from 'botbuilder-core';
import { z } from 'zod';

/** Whom our tokens are for: the service that carries messages to the channels. */
export const connectorResource = 'https://api.botframework.com';

/** Where a conversation is reached later: what the channel's service wants to hear again. */
const addressSchema = z.object({
  serviceUrl: z.string(),
  conversation: z.string(),
  /** The assistant, as the channel knows it. */
  bot: z.object({ id: z.string(), name: z.string().optional() }),
});
export type ConnectorAddress = z.infer<typeof addressSchema>;

/** How to write back into the conversation of an activity. */
export function addressOf({
  serviceUrl,
  conversation,
  recipient,
}: Pick<Activity, 'serviceUrl' | 'conversation' | 'recipient'>): ConnectorAddress {
  const { id, name } = recipient;
  return { serviceUrl, conversation: conversation.id, bot: { id, ...(name ? { name } : {}) } };
}

/** An address as it was kept. `null`: it is none. */
export function readAddress(text: string | null): ConnectorAddress | null {
  if (text === null) return null;
  try {
    return addressSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
