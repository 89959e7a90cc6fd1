import type { ContentFiles } from '../../src/content/files.ts';
import { loadContent } from '../../src/content/load.ts';
import { compileContent, type PlainContent, plainContent, projectFolders } from '../../src/content/prepare.ts';
import type { Content } from '../../src/conversation/content.ts';
import type { World } from '../../src/conversation/world.ts';
import { emptyDesk } from '../../src/handoff/desk-view.ts';
import { standardTimes } from '../../src/handoff/handoff-times.ts';
import type { Labelled } from '../../src/knowledge/labelled.ts';

/** The day on which tests ask. */
export const testDay = Date.parse('2026-11-22T12:00:00Z');

interface ProjectContent {
  readonly files: ContentFiles;
  readonly plain: PlainContent;
  readonly content: Content;
  readonly questions: readonly Labelled[];
}

let shared: ProjectContent | undefined;

/** The project's own content, prepared once for all tests, with its labelled questions. */
export function projectContent(): ProjectContent {
  if (shared) return shared;
  const loading = loadContent(projectFolders);
  if ('problems' in loading) throw new Error(loading.problems.map(({ what }) => what).join('\n'));
  const plain = plainContent(loading.files);
  shared = { files: loading.files, plain, content: compileContent(plain), questions: plain.labelled };
  return shared;
}

/** The world of a conversation with the project's content. Nobody is on duty at its desk. */
export function projectWorld(now = testDay): World {
  return {
    content: projectContent().content,
    now,
    showDraft: false,
    keepWordsMs: 30 * 86_400_000,
    desk: emptyDesk,
    handoffTimes: standardTimes,
    fresh: { id: `fresh-${now}`, code: '7K3MQ9TX' },
    enquirer: { channel: 'directline', person: 'dl_parent', isReachable: true },
    callback: null,
  };
}
