import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const installCommand = 'apt-get install -y --no-install-recommends chromium';

/** Nothing but what the tests ask for: no sandbox in containers, no traffic of the browser's own. */
const launchArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser's window for one test: nothing is shared with another test. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<{ page: Page; context: BrowserContext }>;

/**
 * Mocha's `describe` for suites that need a real browser. Without Chromium the suite is skipped by a name that says how to
 * bring it; with `CI=true` that is a failure.
 */
export function describeInChromium(title: string, suite: (openPage: OpenPage) => void, options: LaunchOptions = {}): void {
  if (!existsSync(executablePath) && process.env['CI'] !== 'true') {
    describe.skip(`${title} (needs Chromium: ${installCommand})`, () => suite(notStarted));
    return;
  }
  describe(title, function inChromium() {
    suite(keepBrowser(options));
  });
}

/** A browser of its own, that may be killed as by a crash: nothing of it says goodbye. */
export async function launchToBeKilled(): Promise<{ page: Page; kill: () => Promise<void> }> {
  const server = await chromium.launchServer({ executablePath, args: launchArguments });
  const browser = await chromium.connect(server.wsEndpoint());
  return { page: await browser.newPage({ locale: 'en-GB' }), kill: () => server.kill() };
}

/** One browser for the suite; the windows of a test are closed after it. */
function keepBrowser(options: LaunchOptions): OpenPage {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  before(async () => {
    if (!existsSync(executablePath)) throw new Error(`Chromium is not installed. Install it with: ${installCommand}`);
    browser = await chromium.launch({ executablePath, args: launchArguments, ...options });
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  after(async () => browser?.close());
  return async (options) => {
    const context = await (browser ?? notStarted()).newContext({ locale: 'en-GB', ...options });
    contexts.push(context);
    return { page: await context.newPage(), context };
  };
}

function notStarted(): never {
  throw new Error('the browser of this suite has not started');
}
