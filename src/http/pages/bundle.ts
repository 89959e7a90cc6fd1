import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, OutputFile } from 'esbuild';
import { type Asset, createAsset } from './asset.ts';
import { telUrl } from './numbers.ts';

/** The browser code as it is sent. */
export interface Bundle {
  readonly script: Asset;
  readonly style: Asset;
  /** The advisor desk. */
  readonly desk: Asset;
  readonly deskStyle: Asset;
  /** The button for the charity's own pages, on its own. */
  readonly launcher: Asset;
  /** The look of the demonstration pages. */
  readonly site: Asset;
}

const source = (path: string) => fileURLToPath(new URL(`../../web/${path}`, import.meta.url));

/** How many bundles are being made in this process. */
let running = 0;

/**
 * Bundles the browser code in memory; nothing is written to disk, and no source goes along. `phone` goes into the launcher, so
 * that it is there when nothing else loads.
 */
export async function bundleBrowserCode(phone: string): Promise<Bundle> {
  // Loaded here, so that the service does not wait for it before it listens.
  const { build, stop } = await import('esbuild');
  running += 1;
  try {
    const { outputFiles } = await build(bundleOptions(phone));
    return createBundle(outputFiles);
  } finally {
    running -= 1;
    // esbuild works in a process of its own, which would stay for as long as the service runs.
    if (running === 0) await stop();
  }
}

function bundleOptions(phone: string) {
  return {
    entryPoints: [
      { in: source('chat/main.ts'), out: 'panel' },
      { in: source('chat/panel.css'), out: 'panel' },
      { in: source('desk/main.ts'), out: 'desk' },
      { in: source('desk/desk.css'), out: 'desk' },
      { in: source('launcher/main.ts'), out: 'launcher' },
      { in: source('site/site.css'), out: 'site' },
    ],
    define: { HELPLINE_PHONE: JSON.stringify(phone), HELPLINE_TEL: JSON.stringify(telUrl(phone)) },
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    // Scripts of one function each need no directive of their own: modules are strict when they are checked.
    tsconfigRaw: {},
    legalComments: 'none',
    logLevel: 'silent',
    // Phones in families' hands are years old.
    target: ['es2020', 'safari14.1', 'chrome87', 'firefox78'],
  } satisfies BuildOptions;
}

function createBundle(files: readonly OutputFile[]): Bundle {
  const file = (name: string) => Buffer.from(files.find(({ path }) => basename(path) === name)?.contents ?? []);
  return {
    script: createAsset('text/javascript; charset=utf-8', file('panel.js')),
    style: createAsset('text/css; charset=utf-8', file('panel.css')),
    desk: createAsset('text/javascript; charset=utf-8', file('desk.js')),
    deskStyle: createAsset('text/css; charset=utf-8', file('desk.css')),
    site: createAsset('text/css; charset=utf-8', file('site.css')),
    launcher: createAsset('text/javascript; charset=utf-8', file('launcher.js'), true),
  };
}
