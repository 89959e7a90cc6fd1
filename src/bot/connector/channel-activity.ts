import { z } from 'zod';

const id = z.string().regex(/^[^\0]{1,500}$/);
const account = z.looseObject({ id, name: z.string().nullish(), aadObjectId: z.string().nullish() });

/** What an activity of a channel must carry to be run. The rest of it is looked at where it is used. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().max(1000),
  conversation: z.looseObject({ id, conversationType: z.string().nullish(), tenantId: z.string().nullish() }),
  from: account,
  recipient: account,
  name: z.string().nullish(),
  text: z.string().nullish(),
  replyToId: z.string().nullish(),
  membersAdded: z.array(account).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  channelData: z.looseObject({}).nullish(),
});

/** Whether an activity from a verified channel makes sense. One that does not is a fault of the sender's: 400. */
export function isChannelActivity(activity: Readonly<Record<string, unknown>>): boolean {
  return activitySchema.safeParse(activity).success;
}
