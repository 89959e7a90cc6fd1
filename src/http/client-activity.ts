import { z } from 'zod';
import type { WireActivity } from './contract.ts';
import type { Participant } from './conversations.ts';
import { Refusal } from './refusal.ts';

/** Ids go into the store's keys: printable, short, free of spaces. */
const id = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters without spaces');
const title = z.string().max(200);

/** A part of a summary, as the person wrote it. The turn keeps the first 1000 characters. */
const part = z.string().max(4000);
const briefing = z.object({ asked: part, told: part, need: part });

/** What of a client's activity is read at all. Everything else, attachments too, is dropped here. */
const messageSchema = z.object({
  type: z.literal('message'),
  id: id.optional().catch(undefined),
  text: z.string().nullish(),
  value: z.object({ kind: z.string().max(40), id, briefing: briefing.optional() }).nullish(),
  channelData: z
    .object({ clientActivityID: id.optional(), messageBack: z.object({ displayText: title.optional() }).optional() })
    .nullish(),
});

type ClientMessage = z.infer<typeof messageSchema>;

/** Clients send these by themselves; nothing follows from them and none is stored. */
const ignoredTypes: readonly unknown[] = ['typing', 'event', 'conversationUpdate'];

/**
 * The activity that a client posted, as it enters the house: only fields that we know, and `from` is the token's,
 * whatever the client wrote there. `undefined`: nothing to do. Throws a refusal (400) that says what is wrong.
 */
export function parseClientActivity(body: Record<string, unknown>, who: Participant): WireActivity | undefined {
  if (ignoredTypes.includes(body['type'])) return undefined;
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success) throw refuseActivity(parsed.error);
  return toWireActivity(parsed.data, who);
}

function toWireActivity(message: ClientMessage, who: Participant): WireActivity {
  const text = message.text ?? message.channelData?.messageBack?.displayText ?? '';
  if (text.trim() === '' && !message.value) {
    throw new Refusal(400, 'message-empty', 'A message needs text, or the value of a button. Files are not taken here.');
  }
  const clientActivityID = message.channelData?.clientActivityID;
  return {
    type: 'message',
    channelId: 'directline',
    conversation: { id: who.conversationId },
    from: { id: who.userId, role: 'user' },
    text,
    ...(message.id === undefined ? {} : { id: message.id }),
    ...(message.value ? { value: message.value } : {}),
    ...(clientActivityID === undefined ? {} : { channelData: { clientActivityID } }),
  };
}

/** Names the fields at fault, never what stood in them. */
function refuseActivity(error: z.ZodError): Refusal {
  const fields = error.issues.map((issue) => issue.path.join('.')).join(', ');
  return new Refusal(400, 'activity-invalid', `Not an activity that this service takes. Look at: ${fields}.`);
}
