import { pino } from 'pino';
import { watchAlerts } from './alerts/alert-job.ts';
import { createTellers } from './alerts/alert-settings.ts';
import type { LoopbackOptions, ProcessLoopbackActivity } from './bot/cloud-adapter.ts';
import { createConversations } from './bot/create-conversations.ts';
import { DirectLineAdapter } from './bot/direct-line-adapter.ts';
import { createHelplineBot } from './bot/helpline-bot.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import { countUnsignedSafety } from './content/sign-off.ts';
import { openControlSocket } from './control/control-socket.ts';
import type { Content, GlossaryTerm } from './conversation/content.ts';
import { maxTextLength } from './conversation/inbound.ts';
import { createRunTurn, type ReportBug } from './conversation/run-turn.ts';
import { createFamilies } from './create-families.ts';
import { createSurroundings } from './create-surroundings.ts';
import { closedBecause } from './desk/closed-because.ts';
import { createCallbacks } from './desk/create-callbacks.ts';
import { createDesk } from './desk/create-desk.ts';
import { createHandoffs } from './desk/create-handoffs.ts';
import { createDeskSignIn } from './desk/desk-sign-in.ts';
import { type DeskWatch, watchDesk } from './desk/desk-watch.ts';
import { HelplineError } from './errors.ts';
import { emptyDesk } from './handoff/desk-view.ts';
import type { PanelContent } from './http/contract.ts';
import type { Desk } from './http/desk/desk.ts';
import type { Listening } from './http/listening.ts';
import { mountPages } from './http/pages/mount-pages.ts';
import type { PageOptions } from './http/pages/page-options.ts';
import { createPages } from './http/pages/pages.ts';
import { createServer } from './http/server.ts';
import { createHub } from './hub/create-hub.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { consentText, createPrivacyNotice } from './privacy-notice.ts';
import { startRetentionJob } from './retention-job.ts';
import { createServiceNotes, type ServiceNotes } from './service-state.ts';
import { watchDueTurns } from './store/due-turns.ts';
import type { Store } from './store/port.ts';
import { openStore } from './store/store.ts';
import { storePlace } from './store-place.ts';
import type { ChannelAuthority, Teams, TeamsParts } from './teams/create-teams.ts';

/** The running assistant. */
export interface App {
  /** Where it is reached on this machine, such as http://127.0.0.1:3978. */
  readonly address: string;
  /** The desk's one-time links, where advisors sign in by them: what follows the address, by name. */
  readonly deskLinks: readonly { readonly name: string; readonly path: string }[];
  /** Lets running turns finish, sends sockets away, and lets go of the store. */
  close(): Promise<void>;
}

/** What differs between a service, a test and a benchmark. */
export interface AppParts {
  readonly settings: Settings;
  /** Asked at each turn, so that reloaded content is used at once. */
  readonly content: () => Content;
  readonly clock: Clock;
  readonly log: Log;
  /** Who signs for Microsoft's channels; Microsoft, unless a test says otherwise. */
  readonly authority?: ChannelAuthority | undefined;
}

/** Plugs the edges together and begins to listen. Read it as the list of what the house consists of. */
export async function startApp({ settings, content, clock, log, authority }: AppParts): Promise<App> {
  const phoneLine = content().say('sorry-broken');
  const showDraft = !settings.onLoopback && countUnsignedSafety(content().safety) > 0;

  let desk: DeskWatch | undefined;
  const surroundings = createSurroundings({ settings, content, showDraft, desk: () => desk?.view() ?? emptyDesk });
  const runTurn = createRunTurn(surroundings, reportTo(log));
  const metrics = createMetrics(() => store.ping());
  const store = await openStore({ ...storePlace(settings, clock), runTurn: metrics.countTurns(runTurn), clock, log });
  const notes = createServiceNotes(store, clock, metrics.countRetention);

  desk = await watchDesk({ store, clock, log, leaseMs: settings.handoffTimes.leaseMs });
  const wholeDesk = createWholeDesk({ settings, content, clock, store, watch: desk });
  const bot = createHelplineBot(store.takeTurn);
  const door = await openDoor({ bot, settings, store, desk: wholeDesk, content, clock, log, phoneLine, authority });
  const panel = await createPanel(settings, content(), store);
  const tokenKey = await store.tokenKey();
  const signIn = createDeskSignIn(settings.desk, tokenKey, log);
  const pages = createPages({ ...pageOptions(settings, content(), showDraft, log), panel, deskSignIn: signIn?.kind });
  const server = createServer({
    conversations: createConversations(new DirectLineAdapter(bot), store),
    families: createFamilies(store, clock, settings.retention, (dialog) => dialogTitle(content(), dialog)),
    ping: store.ping,
    tokenKey,
    clock,
    log,
    phoneLine,
    ...publicSide(settings),
    processActivity: door?.processActivity,
    desk: signIn && { desk: wholeDesk, signIn, maxTextLength },
    hub: settings.hub ? createHub(store, settings.hub.secret) : undefined,
    pages: (site) => mountPages(site, pages),
    metrics,
  });

  const address = await listen(server, settings, store, desk);
  const stopSending = door?.startSending?.();
  const warmUp = setTimeout(pages.warmUp, warmUpAfterMs);
  const stop = await startWatches({ settings, store, notes, desk, clock, log, address, forwards: server.distrustedForwards });
  return {
    address,
    deskLinks: signIn?.kind === 'link' ? signIn.links.links : [],
    close: async () => {
      clearTimeout(warmUp);
      await stop();
      await server.close();
      await stopSending?.();
      await store.close();
    },
  };
}

/** A turn that threw is a bug: ids, and nothing of what was said. */
function reportTo(log: Log): ReportBug {
  return (error, { channel, conversation }) =>
    log.error({ err: error, channel, conversation }, 'a turn failed; the person was given the phone line');
}

/** What the page tells the panel of the content. The notice is kept, so that it is known who went on under which. */
async function createPanel({ retention, quickExitUrl }: Settings, content: Content, store: Store): Promise<PanelContent> {
  const notice = createPrivacyNotice(content.say, retention);
  await store.keepNotice(notice.version, `${notice.short}\n\n${notice.full}`);
  const consent = consentText(content);
  await store.keepNotice(consent.version, consent.text);
  return { notice, glossary: content.glossary.map(plainTerm), exitUrl: quickExitUrl };
}

/** Who may reach the web side, and how it is reached. */
function publicSide({ allowedOrigins, trustedProxies, publicUrl, directLineSecret, metricsToken }: Settings) {
  return { allowedOrigins, trustedProxies, publicUrl, directLineSecret, metricsToken };
}

/** Resolves with the address. The store is let go of when there is none. */
async function listen(server: Listening, { port, host }: Settings, store: Store, desk: DeskWatch): Promise<string> {
  return server.listen(port, host).catch(async (cause: unknown) => {
    desk.close();
    await store.close();
    throw isPortTaken(cause) ? portInUse(port, cause) : cause;
  });
}

/** What goes on without being asked, and what is asked over the socket. */
interface Watched extends Omit<AppParts, 'content'> {
  readonly store: Store;
  readonly notes: ServiceNotes;
  readonly desk: DeskWatch;
  readonly address: string;
  readonly forwards: () => number;
}

/** Begins it. Resolves with the way to stop. */
async function startWatches({
  settings,
  store,
  notes,
  desk,
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
    desk.close,
    await openHubLink(settings, store, log),
  ];
  const state = () => notes.state(address, forwards());
  const closeControl = await openControlSocket({ dataDir: settings.dataDir, state, backup: store.backUp, log });
  return () => {
    for (const stop of stops) stop();
    return closeControl();
  };
}

/** The advisor desk, over what is kept and what is watched. */
function createWholeDesk({
  settings,
  content,
  clock,
  store,
  watch,
}: Omit<AppParts, 'log'> & { store: Store; watch: DeskWatch }): Desk {
  return createDesk({
    store,
    clock,
    content,
    handoffs: createHandoffs({
      store,
      watch,
      clock,
      closedBecause: () => closedBecause(content().hours, watch.view(), clock.now()),
    }),
    callbacks: createCallbacks(store, clock),
    sessionLimits: settings.desk.sessions,
    view: watch.view,
    onRules: watch.refresh,
  });
}

function pageOptions(
  { allowedOrigins, publicUrl }: Settings,
  { pack: { charity, helpline }, topics, say }: Content,
  showDraft: boolean,
  log: Log,
): PageOptions {
  return {
    charity: charity.name,
    phone: helpline.phone,
    whatsapp: helpline.whatsapp,
    allowedOrigins: [...allowedOrigins],
    maxTextLength,
    ...(publicUrl ? { publicUrl } : {}),
    ...(showDraft ? { notice: say('draft-banner') } : {}),
    topics,
    log,
  };
}

/** A dialog that was taken out of the content since has its id alone. */
function dialogTitle({ scripts }: Content, dialog: string): string {
  return scripts.find(({ id }) => id === dialog)?.title ?? dialog;
}

function plainTerm({ forms, say }: GlossaryTerm): PanelContent['glossary'][number] {
  return { forms: [...forms], say };
}

function isPortTaken(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
}

function portInUse(port: number, cause: unknown): HelplineError {
  return new HelplineError(
    'port-in-use',
    `Port ${port} is taken, perhaps by this assistant in another window: stop that, or set PORT to another number`,
    { cause },
  );
}

/** How often turns that are due are looked for: a lost advisor is noticed no later than that. */
const dueTurnsMs = 1000;

/** How often a hub is told of what no wake-up told of. */
const hubMs = 2000;

/** How often alerts are looked for. */
const alertsMs = 5000;

/** Families who write at once come before the browser code of those who have yet to open the page. */
const warmUpAfterMs = 500;

/** The adapter for local tools brings all of Azure's sign-in code along: it is loaded only when it is used. */
async function openLoopbackDoor(options: LoopbackOptions): Promise<ProcessLoopbackActivity> {
  const { createLoopbackProcessor } = await import('./bot/cloud-adapter.ts');
  return createLoopbackProcessor(options);
}

/** Bot Framework's own events come with all of its SDK: it is loaded only where there is a hub. */
async function openHubLink({ hub }: Settings, store: Store, log: Log): Promise<() => void> {
  if (!hub) return () => undefined;
  const { linkHub } = await import('./hub/hub-link.ts');
  return linkHub({ store, hub, log, everyMs: hubMs });
}

/** What opens Bot Framework's door: with credentials to Microsoft's channels, without them at most to tools on this machine. */
type DoorParts = Omit<TeamsParts, 'settings' | 'identity' | 'authority' | 'handoffs' | 'search'> &
  Pick<AppParts, 'settings' | 'authority'> &
  LoopbackOptions & { readonly desk: Desk };

/** Opens it. `undefined`: the address is not there. Teams brings all of Azure's code along: it is loaded only where it is used. */
async function openDoor({
  settings,
  bot,
  authority,
  desk,
  ...parts
}: DoorParts): Promise<(Pick<Teams, 'processActivity'> & Partial<Teams>) | undefined> {
  if (settings.bot) {
    const { createTeams, microsoft } = await import('./teams/create-teams.ts');
    const { handoffs, knowledge } = desk;
    const whose = { settings: settings.bot, identity: settings.identity, authority: authority ?? microsoft };
    return createTeams({ ...parts, ...whose, handoffs, search: knowledge.search });
  }
  if (!settings.localBotFramework) return undefined;
  return { processActivity: await openLoopbackDoor({ bot, phoneLine: parts.phoneLine, log: parts.log }) };
}

/** The log of the service: JSON lines of ids, sizes and codes. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
