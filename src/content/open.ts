import type { Content } from '../conversation/content.ts';
import { toPlainProfiles } from '../knowledge/profiles.ts';
import { fingerprintContent, recallContent, rememberContent } from './checked-content.ts';
import { type ContentFolders, compileContent, type PlainContent } from './prepare.ts';

/**
 * Reads, checks and compiles both folders. Rejects with `content-invalid`, every error as `file:line: what, and what to do`.
 * Content that was checked before and has not changed since is not read and checked again.
 */
export async function openContent(folders: ContentFolders, now: number): Promise<Content> {
  const fingerprint = fingerprintContent(folders);
  const known = recallContent(fingerprint);
  if (known) return compileContent(known);
  const plain = await readChecked(folders, now);
  const content = compileContent(plain);
  rememberContent(fingerprint, {
    ...plain,
    labelled: [],
    usage: content.language.usage,
    profiles: toPlainProfiles(content.matcher.profiles),
    taught: content.taught,
  });
  return content;
}

/** The YAML reader and the checks are loaded only when they are needed. */
async function readChecked(folders: ContentFolders, now: number): Promise<PlainContent> {
  const { readCheckedContent } = await import('./read-checked.ts');
  return readCheckedContent(folders, now);
}
