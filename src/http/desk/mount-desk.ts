import type { Log } from '../../log.ts';
import type { CodeGuesses } from '../code-guesses.ts';
import type { Routes } from '../routes.ts';
import type { SocketDoor } from '../socket-door.ts';
import type { Desk } from './desk.ts';
import { mountDeskActs } from './desk-acts.ts';
import { createDeskDoor } from './desk-door.ts';
import { mountDeskEditors, mountDeskLead } from './desk-lead.ts';
import { createDeskLive } from './desk-live.ts';
import { mountDeskReading } from './desk-reading.ts';
import { mountSignIn, type SignIn } from './sign-in.ts';

/** What the desk is made of; `app.ts` plugs it in. */
export interface DeskOptions {
  readonly desk: Desk;
  readonly signIn: SignIn;
  readonly maxTextLength: number;
  /** How often each open desk is asked for a sign of life, in milliseconds. */
  readonly pingIntervalMs?: number | undefined;
}

interface House {
  readonly publicUrl?: string | undefined;
  readonly guesses: CodeGuesses;
  readonly log: Log;
}

/** Mounts everything under `/api/desk`. The socket comes back, to be mounted with the other streams. */
export function mountDesk(
  routes: Routes,
  { desk, signIn, maxTextLength, pingIntervalMs = 5000 }: DeskOptions,
  { publicUrl, guesses, log }: House,
): SocketDoor {
  const door = createDeskDoor({ sessions: desk.sessions, publicUrl });
  mountSignIn(routes, { desk, door, signIn, publicUrl });
  mountDeskReading(routes, { desk, door, guesses });
  mountDeskActs(routes, { desk, door, maxTextLength });
  mountDeskLead(routes, { desk, door });
  mountDeskEditors(routes, { desk, door });
  return createDeskLive({ desk, door, log, pingIntervalMs, checkIntervalMs: 2000 });
}
