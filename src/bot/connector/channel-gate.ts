import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Clock } from '../../clock.ts';
import { type IsServiceUrl, plainServiceUrl } from './service-urls.ts';
import type { FindSigningKey } from './signing-keys.ts';

/** Whether an activity comes from a channel of ours, as its token says. Never rejects, and does not say why it was not let in. */
export type ChannelGate = (activity: Readonly<Record<string, unknown>>, authorization: string) => Promise<boolean>;

/** Whom the gate lets in. */
export interface ChannelGateOptions {
  /** The assistant's own id: tokens are for it alone. */
  readonly appId: string;
  /** Who signs for the channels. */
  readonly issuer: string;
  readonly findKey: FindSigningKey;
  readonly isServiceUrl: IsServiceUrl;
  /** The channels that are served. */
  readonly channels: readonly string[];
  readonly clock: Clock;
}

/** Clocks differ. Azure's do not differ by more; ours is looked at by the doctor. */
const toleranceSeconds = 60;
const algorithms = ['RS256', 'RS384', 'RS512'];

/**
 * The gate in front of `/api/messages`, in place of the one in the adapter, which lets in tokens that never end, believes
 * withdrawn keys for a day, does not look whether the activity's own address was signed for, and tells strangers what it
 * stumbled over.
 */
export function createChannelGate(options: ChannelGateOptions): ChannelGate {
  const { appId, isServiceUrl, channels } = options;
  return async ({ channelId, serviceUrl }, authorization) => {
    if (typeof channelId !== 'string' || !channels.includes(channelId)) return false;
    if (typeof serviceUrl !== 'string' || !isServiceUrl(serviceUrl)) return false;
    const claims = await verify(authorization, channelId, options);
    return claims !== null && claims.aud === appId && isSignedFor(claims, serviceUrl);
  };
}

/** What a good token says; `null` for any other. */
async function verify(authorization: string, channelId: string, options: ChannelGateOptions): Promise<JWTPayload | null> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
  if (token === undefined) return null;
  const rules: JWTVerifyOptions = {
    issuer: options.issuer,
    audience: options.appId,
    algorithms,
    requiredClaims: ['exp', 'serviceurl'],
    clockTolerance: toleranceSeconds,
    currentDate: new Date(options.clock.now()),
  };
  // Whatever a stranger's words make the library throw is a refusal.
  return jwtVerify(token, ({ kid }) => findKey(kid, channelId, options), rules).then(
    ({ payload }) => payload,
    () => null,
  );
}

/** A key signs only for channels that it is endorsed for. */
async function findKey(kid: string | undefined, channelId: string, { findKey: find }: ChannelGateOptions) {
  const key = kid === undefined ? null : await find(kid);
  if (key?.endorsements.includes(channelId)) return key.jwk;
  throw new errors.JWKSNoMatchingKey();
}

function isSignedFor({ serviceurl }: JWTPayload, serviceUrl: string): boolean {
  return typeof serviceurl === 'string' && plainServiceUrl(serviceurl) === plainServiceUrl(serviceUrl);
}
