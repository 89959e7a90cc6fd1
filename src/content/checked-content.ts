import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentFolders, PlainContent } from './prepare.ts';

/** Beside the other caches of tools, gone with the next `npm ci`. */
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/helpline', import.meta.url));
const sourceFolder = fileURLToPath(new URL('..', import.meta.url));

/** What content is known by: every byte of both folders, and of the code that reads and checks them. */
export function fingerprintContent({ knowledge, dialogs }: ContentFolders): string {
  const hash = createHash('sha256');
  const code = ['content', 'conversation', 'knowledge', 'language', 'safety', 'dialogs', 'handoff'].map((folder) =>
    join(sourceFolder, folder),
  );
  for (const folder of [knowledge, dialogs, ...code]) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|ts)$/.test(name));
    for (const name of names.sort()) {
      hash
        .update(name)
        .update('\0')
        .update(readFileSync(join(folder, name)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** Content that passed its check under this fingerprint; `null` when none did, or nothing can be kept here. */
export function recallContent(fingerprint: string): PlainContent | null {
  try {
    return JSON.parse(readFileSync(fileOf(fingerprint), 'utf8'));
  } catch {
    return null;
  }
}

/** Keeps content that passed its check. Where nothing can be written (a read-only image), the next start checks again. */
export function rememberContent(fingerprint: string, content: PlainContent): void {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    const unfinished = `${fileOf(fingerprint)}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(content));
    renameSync(unfinished, fileOf(fingerprint));
  } catch {
    // Nothing depends on it but the time that the next start takes.
  }
}

function fileOf(fingerprint: string): string {
  return join(cacheFolder, `content-${fingerprint.slice(0, 32)}.json`);
}
