import { fileURLToPath } from 'node:url';
import type { BuildOptions, OutputFile } from 'esbuild';
import { type Asset, createAsset } from './asset.ts';

/** The browser code as it is sent. */
export interface Bundle {
  readonly script: Asset;
  readonly style: Asset;
}

const source = (path: string) => fileURLToPath(new URL(`../../web/${path}`, import.meta.url));

/** How many bundles are being made in this process. */
let running = 0;

/** Bundles the chat panel in memory; nothing is written to disk, and no source goes along. */
export async function bundlePanel(): Promise<Bundle> {
  // Loaded here, so that the service does not wait for it before it listens.
  const { build, stop } = await import('esbuild');
  running += 1;
  try {
    const { outputFiles } = await build(panelOptions());
    return createBundle(outputFiles);
  } finally {
    running -= 1;
    // esbuild works in a process of its own, which would stay for as long as the service runs.
    if (running === 0) await stop();
  }
}

function panelOptions() {
  return {
    entryPoints: [
      { in: source('chat/main.ts'), out: 'panel' },
      { in: source('chat/panel.css'), out: 'panel' },
    ],
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    // Phones in families' hands are years old.
    target: ['es2020', 'safari14.1', 'chrome87', 'firefox78'],
  } satisfies BuildOptions;
}

function createBundle(files: readonly OutputFile[]): Bundle {
  const file = (ending: string) => Buffer.from(files.find(({ path }) => path.endsWith(ending))?.contents ?? []);
  return {
    script: createAsset('text/javascript; charset=utf-8', file('.js')),
    style: createAsset('text/css; charset=utf-8', file('.css')),
  };
}
