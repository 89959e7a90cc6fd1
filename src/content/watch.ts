import { type FSWatcher, watch } from 'node:fs';
import type { ContentFolders } from './prepare.ts';

/** An editor saves in several steps, and several files at once: wait for quiet. */
const quietMs = 300;

/** Calls `changed` when files of the content folders were saved. Returns the way to stop. */
export function watchContent(folders: ContentFolders, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const noticed = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  const watchers: FSWatcher[] = Object.values(folders).map((folder) => watch(folder, { recursive: true }, noticed));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
