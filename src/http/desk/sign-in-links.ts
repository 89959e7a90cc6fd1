import { createHash, randomBytes } from 'node:crypto';
import type { SignedIn } from './desk.ts';

/** Named links, each good for one sign-in: for the machine that the service runs on. */
export interface SignInLinks {
  /** What follows `/desk`, by name, as printed at start. */
  readonly links: readonly { readonly name: string; readonly path: string }[];
  /** Whose link a secret is of, and spends it. `null`: it is none of these, or was used. */
  redeem(secret: string): SignedIn | null;
}

/**
 * One link for each name, new at each start. The secret stands after the `#`, which browsers don't send: it gets into no log and no
 * `Referer`, and is spent only when the page itself hands it in.
 */
export function createSignInLinks(people: readonly SignedIn[]): SignInLinks {
  const unspent = new Map<string, SignedIn>();
  const links = people.map((who) => {
    const secret = randomBytes(24).toString('base64url');
    unspent.set(digestOf(secret), who);
    return { name: who.name, path: `/desk#sign-in=${secret}` };
  });
  return {
    links,
    redeem(secret) {
      const digest = digestOf(secret);
      const who = unspent.get(digest) ?? null;
      unspent.delete(digest);
      return who;
    },
  };
}

/** Looked up by a digest, so that how long a wrong guess takes tells nothing. */
function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
