import { pino } from 'pino';
import type { AppParts } from './app-parts.ts';
import { createConversations } from './bot/create-conversations.ts';
import { DirectLineAdapter } from './bot/direct-line-adapter.ts';
import { createHelplineBot } from './bot/helpline-bot.ts';
import { openBotFramework } from './channels/open-bot-framework.ts';
import type { Settings } from './config.ts';
import { countUnsignedSafety } from './content/sign-off.ts';
import type { Content } from './conversation/content.ts';
import { maxTextLength } from './conversation/inbound.ts';
import { createRunTurn } from './conversation/run-turn.ts';
import { createFamilies } from './create-families.ts';
import { createSurroundings } from './create-surroundings.ts';
import { createWholeDesk } from './create-whole-desk.ts';
import { createDeskSignIn } from './desk/desk-sign-in.ts';
import { type DeskWatch, watchDesk } from './desk/desk-watch.ts';
import { HelplineError } from './errors.ts';
import { emptyDesk } from './handoff/desk-view.ts';
import type { Listening } from './http/listening.ts';
import { mountPages } from './http/pages/mount-pages.ts';
import { createPages } from './http/pages/pages.ts';
import { createServer } from './http/server.ts';
import { createHub } from './hub/create-hub.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createPanel, pageOptions } from './page-content.ts';
import { createServiceNotes } from './service-state.ts';
import { startWatches } from './start-watches.ts';
import type { Store } from './store/port.ts';
import { openStore } from './store/store.ts';
import { storePlace } from './store-place.ts';

/** The running assistant. */
export interface App {
  /** Where it is reached on this machine, such as http://127.0.0.1:3978. */
  readonly address: string;
  /** The desk's one-time links, where advisors sign in by them: what follows the address, by name. */
  readonly deskLinks: readonly { readonly name: string; readonly path: string }[];
  /** Lets running turns finish, sends sockets away, and lets go of the store. */
  close(): Promise<void>;
}

/** Plugs the edges together and begins to listen. Read it as the list of what the house consists of. */
export async function startApp({ settings, content, clock, log, authority }: AppParts): Promise<App> {
  const phoneLine = content().say('sorry-broken');
  const showDraft = !settings.onLoopback && countUnsignedSafety(content().safety) > 0;
  const { store, metrics, notes, watch } = await openTurns({ settings, content, clock, log }, showDraft);
  const { desk, handoffs } = createWholeDesk({ settings, content, clock, store, watch });
  const conversations = createConversations(new DirectLineAdapter(createHelplineBot(store.takeTurn)), store);
  const { search } = desk.knowledge;
  const botFramework = await openBotFramework({ settings, authority, store, handoffs, search, content, clock, log, phoneLine });
  const tokenKey = await store.tokenKey();
  const signIn = createDeskSignIn(settings.desk, tokenKey, log);
  const pages = createPages({
    ...pageOptions(settings, content(), showDraft, log),
    panel: await createPanel(settings, content(), store),
    deskSignIn: signIn?.kind,
  });
  const server = createServer({
    conversations,
    families: createFamilies(store, clock, settings.retention, (dialog) => dialogTitle(content(), dialog)),
    ping: store.ping,
    tokenKey,
    clock,
    log,
    phoneLine,
    ...publicSide(settings),
    processActivity: botFramework?.processActivity,
    desk: signIn && { desk, signIn, maxTextLength },
    hub: settings.hub ? createHub(store, settings.hub.secret) : undefined,
    pages: (site) => mountPages(site, pages),
    metrics,
  });

  const address = await listen(server, settings, { watch, store });
  const stopSending = botFramework?.startSending();
  const warmUp = setTimeout(pages.warmUp, warmUpAfterMs);
  const stop = await startWatches({ settings, store, notes, watch, clock, log, address, forwards: server.distrustedForwards });
  const close = async () => {
    clearTimeout(warmUp);
    await stop();
    await server.close();
    await stopSending?.();
    await store.close();
  };
  return { address, deskLinks: signIn?.kind === 'link' ? signIn.links.links : [], close };
}

/** What is kept and what runs turns over it: the desk is watched, since each turn sees it as it is. */
async function openTurns({ settings, content, clock, log }: Omit<AppParts, 'authority'>, showDraft: boolean) {
  let watch: DeskWatch | undefined;
  const runTurn = createRunTurn(
    createSurroundings({ settings, content, showDraft, desk: () => watch?.view() ?? emptyDesk }),
    (error, { channel, conversation }) =>
      log.error({ err: error, channel, conversation }, 'a turn failed; the person was given the phone line'),
  );
  const metrics = createMetrics(() => store.ping());
  const store = await openStore({ ...storePlace(settings, clock), runTurn: metrics.countTurns(runTurn), clock, log });
  const notes = createServiceNotes(store, clock, metrics.countRetention);

  watch = await watchDesk({ store, clock, log, leaseMs: settings.handoffTimes.leaseMs });
  return { store, metrics, notes, watch };
}

/** Who may reach the web side, and how it is reached. */
function publicSide({ allowedOrigins, trustedProxies, publicUrl, directLineSecret, metricsToken }: Settings) {
  return { allowedOrigins, trustedProxies, publicUrl, directLineSecret, metricsToken };
}

/** Resolves with the address. The desk's watch and the store are let go of when there is none. */
async function listen(
  server: Listening,
  { port, host }: Settings,
  { watch, store }: { watch: DeskWatch; store: Store },
): Promise<string> {
  return server.listen(port, host).catch(async (cause: unknown) => {
    watch.close();
    await store.close();
    throw isPortTaken(cause) ? portInUse(port, cause) : cause;
  });
}

/** A dialog that was taken out of the content since has its id alone. */
function dialogTitle({ scripts }: Content, dialog: string): string {
  return scripts.find(({ id }) => id === dialog)?.title ?? dialog;
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

/** Families who write at once come before the browser code of those who have yet to open the page. */
const warmUpAfterMs = 500;

/** The log of the service: JSON lines of ids, sizes and codes. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
