import { watchAlerts } from './alerts/alert-job.ts';
import { createTellers } from './alerts/alert-settings.ts';
import type { AppParts } from './app-parts.ts';
import type { Settings } from './config.ts';
import { openControlSocket } from './control/control-socket.ts';
import type { DeskWatch } from './desk/desk-watch.ts';
import type { Log } from './log.ts';
import { startRetentionJob } from './retention-job.ts';
import type { ServiceNotes } from './service-state.ts';
import { watchDueTurns } from './store/due-turns.ts';
import type { Store } from './store/port.ts';

/** What goes on without being asked, and what is asked over the socket. */
interface Watched extends Pick<AppParts, 'settings' | 'clock' | 'log'> {
  readonly store: Store;
  readonly notes: ServiceNotes;
  readonly watch: DeskWatch;
  readonly address: string;
  readonly forwards: () => number;
}

/** Begins it. Resolves with the way to stop. */
export async function startWatches({
  settings,
  store,
  notes,
  watch,
  clock,
  log,
  address,
  forwards,
}: Watched): Promise<() => Promise<void>> {
  const deskUrl = `${settings.publicUrl ?? address}/desk`;
  const stops = [
    watchDueTurns(store, log, dueTurnsMs),
    watchAlerts({ store, tellers: createTellers(settings.alerts), clock, log, deskUrl }, alertsMs),
    startRetentionJob(notes, settings.retention, log),
    watch.close,
    await openHubLink(settings, store, log),
  ];
  const state = () => notes.state(address, forwards());
  const closeControl = await openControlSocket({ dataDir: settings.dataDir, state, backup: store.backUp, log });
  return () => {
    for (const stop of stops) stop();
    return closeControl();
  };
}

/** Bot Framework's own events come with all of its SDK: it is loaded only where there is a hub. */
async function openHubLink({ hub }: Settings, store: Store, log: Log): Promise<() => void> {
  if (!hub) return () => undefined;
  const { linkHub } = await import('./hub/hub-link.ts');
  return linkHub({ store, hub, log, everyMs: hubMs });
}

/** How often turns that are due are looked for: a lost advisor is noticed no later than that. */
const dueTurnsMs = 1000;

/** How often a hub is told of what no wake-up told of. */
const hubMs = 2000;

/** How often alerts are looked for. */
const alertsMs = 5000;
