import { type Asset, answerAsset } from './asset.ts';
import { type Bundle, bundleBrowserCode } from './bundle.ts';
import { chatPage } from './chat-page.ts';
import { contentPolicy } from './content-policy.ts';
import { deskPage } from './desk-page.ts';
import { embedPage } from './embed-page.ts';
import { frontPage } from './front-page.ts';
import { commonHeaders, type PageAnswer, type PageRequest, type PageRoute } from './page-answer.ts';
import type { PageOptions } from './page-options.ts';
import { privacyPage } from './privacy-page.ts';

/** The site's pages and their files, ready to be mounted. */
export interface Pages {
  readonly routes: readonly PageRoute[];
  /** Bundles the browser code, if no request has asked for it yet, and tells whether that worked. Nothing need wait for it. */
  warmUp(): Promise<boolean>;
}

/** Bundles the browser code once, when it is first asked for. */
export function createPages(options: PageOptions): Pages {
  let bundled: Promise<Bundle> | undefined;
  const bundle = () => {
    bundled ??= bundleBrowserCode(options.phone);
    return bundled;
  };
  return {
    warmUp: () => reportFailure(bundle(), options),
    routes: [
      { path: '/', answer: async (request) => answerPage(options, request, frontPage(options, await bundle())) },
      { path: '/chat', answer: async (request) => answerPage(options, request, chatPage(options, await bundle())) },
      {
        path: '/embed',
        answer: async (request) => answerPage(options, request, embedPage(options, await bundle(), request.host)),
      },
      { path: '/privacy', answer: async (request) => answerPage(options, request, privacyPage(options, await bundle())) },
      ...(options.deskSignIn ? deskRoutes(options, options.deskSignIn, bundle) : []),
      assetRoute('/site.css', bundle, ({ site }) => site),
      assetRoute('/chat.js', bundle, ({ launcher }) => launcher),
      assetRoute('/chat/panel.js', bundle, ({ script }) => script),
      assetRoute('/chat/panel.css', bundle, ({ style }) => style),
    ],
  };
}

/** No other site may hold the desk in a frame, nor have one press its buttons. */
function deskRoutes(
  options: PageOptions,
  signIn: NonNullable<PageOptions['deskSignIn']>,
  bundle: () => Promise<Bundle>,
): PageRoute[] {
  return [
    {
      path: '/desk',
      answer: async (request) =>
        answerPage({ ...options, allowedOrigins: [] }, request, deskPage(options, signIn, await bundle())),
    },
    assetRoute('/desk/desk.js', bundle, ({ desk }) => desk),
    assetRoute('/desk/desk.css', bundle, ({ deskStyle }) => deskStyle),
  ];
}

/** A fault shows at start, not first when a family comes; each request that needs the bundle still meets it. */
function reportFailure(bundle: Promise<Bundle>, { log }: PageOptions): Promise<boolean> {
  return bundle.then(
    () => true,
    (err: unknown) => {
      log.error({ err }, 'the chat panel could not be bundled; if files are missing, "npm ci" brings them back');
      return false;
    },
  );
}

function assetRoute(path: string, bundle: () => Promise<Bundle>, pick: (bundle: Bundle) => Asset): PageRoute {
  return { path, answer: async (request) => answerAsset(pick(await bundle()), request) };
}

function answerPage(options: PageOptions, request: PageRequest, body: string): PageAnswer {
  const headers = {
    ...commonHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy(options, request.host),
    'cache-control': 'no-cache',
  };
  return { status: 200, headers, body };
}
