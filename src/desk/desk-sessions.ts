import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { AccessLog, DeskSession, DeskSessions } from '../http/desk/desk.ts';
import type { DeskRole } from '../http/desk-contract.ts';
import type { DeskStore, SessionRecord } from '../store/desk-port.ts';

/** How long a sign-in lasts: without a use, and at the most. In milliseconds. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly longestMs: number;
}

/** Sign-ins at the desk, over the store: it has a digest of each secret, the browser alone has the secret. */
export function createDeskSessions(store: DeskStore, clock: Clock, { idleMs, longestMs }: SessionLimits): DeskSessions {
  return {
    async begin({ id, name, roles }) {
      const secret = randomBytes(32).toString('base64url');
      await store.keepSession({ id: digestOf(secret), advisor: id, name, roles, endsAt: clock.now() + longestMs });
      return secret;
    },
    async find(secret) {
      const found = await store.findSession(digestOf(secret), idleMs, false);
      return found && toSession(found);
    },
    isGood: async (id) => (await store.findSession(id, idleMs, true)) !== null,
    end: (id) => store.endSession(id),
    revokeAll: (advisor) => store.endSessionsOf(advisor),
  };
}

/** Who read what, in the store. */
export function createAccessLog(store: DeskStore): AccessLog {
  return { note: ({ id: advisor }, what, target) => store.noteAccess({ advisor, what, target }) };
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function toSession({ id, advisor, name, roles, endsAt }: SessionRecord): DeskSession {
  return { id, who: { id: advisor, name, roles: roles as readonly DeskRole[] }, endsAt };
}
