import type { JWK } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';

/** A public key by which the channels' service signs, and the channels that it may sign for. */
export interface SigningKey {
  readonly jwk: JWK;
  readonly endorsements: readonly string[];
}

/** The keys that are good now. `null`: there is none by that name. Never rejects. */
export type FindSigningKey = (kid: string) => Promise<SigningKey | null>;

/** Where the keys are published, and what is needed to keep them fresh. */
export interface SigningKeysOptions {
  /** The address of the OpenID metadata document, which names the key set. */
  readonly openIdUrl: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** A withdrawn key is trusted no longer than this after it has gone. */
const freshMs = 10 * 60_000;
/** Tokens with unknown keys make us ask no more often than this, however many come. */
const cooldownMs = 30_000;
/** While nobody answers, the keys that were known go on being good for so long. */
const staleMs = 24 * 3_600_000;
const deadlineMs = 5000;
/** Kept out of memory: a key set of thousands is none of the channels'. */
const mostKeys = 100;

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySetSchema = z.object({
  keys: z
    .array(z.looseObject({ kid: z.string().min(1), kty: z.string(), endorsements: z.array(z.string()).default([]) }))
    .max(mostKeys),
});

/**
 * The channels' keys, fetched when they are first needed and kept. A key that was rotated in is found with the first token that
 * names it; one that was withdrawn is good no more within ten minutes.
 */
export function createSigningKeys({ openIdUrl, clock, log }: SigningKeysOptions): FindSigningKey {
  let known: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    triedAt = clock.now();
    try {
      known = await fetchKeys(openIdUrl);
      fetchedAt = clock.now();
    } catch (err) {
      log.warn({ err }, 'the keys of the channels could not be fetched; those that were known stay good for a day');
    }
  }

  return async (kid) => {
    const wantsLook = !known.has(kid) || clock.now() - fetchedAt >= freshMs;
    if (wantsLook && clock.now() - triedAt >= cooldownMs) {
      fetching ??= refresh().finally(() => {
        fetching = null;
      });
    }
    await fetching;
    return clock.now() - fetchedAt < staleMs ? (known.get(kid) ?? null) : null;
  };
}

async function fetchKeys(openIdUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri } = metadataSchema.parse(await fetchJson(openIdUrl));
  const { keys } = keySetSchema.parse(await fetchJson(jwks_uri));
  const signing = keys.filter(({ kty }) => kty === 'RSA');
  return new Map(signing.map(({ endorsements, ...jwk }) => [jwk.kid, { jwk: jwk as JWK, endorsements }]));
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs), redirect: 'error' });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return response.json();
}
