import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { DeliveryModes } from 'botbuilder-core';
import { z } from 'zod';
import { directLineChannel } from './direct-line-activity.ts';

const account = z.looseObject({ id: z.string().regex(/^[^\0]{1,500}$/) });

/**
 * What an activity must carry to be run. Replies go to its `serviceUrl`, so without credentials that may only be this
 * machine: anything else would let whoever posts here make us call any address. The name of our own Direct Line channel
 * is refused, since it would open the conversations of families.
 */
const activitySchema = z
  .looseObject({
    type: z.string().min(1).max(100),
    channelId: z
      .string()
      .min(1)
      .max(100)
      .refine((channel) => channel !== directLineChannel),
    conversation: account,
    from: account,
    recipient: account.optional(),
    text: z.string().nullish(),
    deliveryMode: z.string().nullish(),
    serviceUrl: z.string().refine(isLoopbackUrl).optional(),
    membersAdded: z.array(account).nullish(),
  })
  .refine((activity) => activity.serviceUrl !== undefined || activity.deliveryMode === DeliveryModes.ExpectReplies);

/** Whether an activity that came without credentials may be run. */
export function isLoopbackActivity(activity: Record<string, unknown>): boolean {
  return activitySchema.safeParse(activity).success;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '');
  return (protocol === 'http:' || protocol === 'https:') && isLoopbackHost(host);
}

function isLoopbackHost(host: string): boolean {
  if (isIPv4(host)) return loopback.check(host, 'ipv4');
  return isIPv6(host) ? loopback.check(host, 'ipv6') : host === 'localhost';
}
