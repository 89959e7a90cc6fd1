import { randomBytes, randomUUID } from 'node:crypto';
import { codeBytes, createCode } from './code.ts';
import type { Settings } from './config.ts';
import type { Content } from './conversation/content.ts';
import type { Snapshot } from './conversation/run-turn.ts';
import { withoutEntries } from './conversation/withdrawn.ts';
import type { DeskView } from './handoff/desk-view.ts';
import { hubAdvisorId } from './handoff/handoff.ts';

/** What turns see of the house. */
export interface House {
  readonly settings: Pick<Settings, 'retention' | 'handoffTimes' | 'hub'>;
  /** Asked at each turn, so that reloaded content is used at once. */
  readonly content: () => Content;
  readonly showDraft: boolean;
  readonly desk: () => DeskView;
}

/** The snapshot of everything outside a conversation that each of its turns is given. */
export function createSurroundings({ settings, content, showDraft, desk }: House): Snapshot {
  return (now) => ({
    content: withoutEntries(content(), desk().overrides.withdrawnEntries),
    now,
    showDraft,
    keepWordsMs: settings.retention.collectedDays * dayMs,
    desk: settings.hub ? withHub(desk()) : desk(),
    handoffTimes: settings.handoffTimes,
    fresh: { id: randomUUID(), code: createCode(randomBytes(codeBytes)) },
  });
}

const dayMs = 86_400_000;

/** Another hub has its own people, whoever is at our desk: a family can always be handed to it. */
function withHub(desk: DeskView): DeskView {
  const { onDuty } = desk;
  return { ...desk, onDuty: [...onDuty, { advisor: { id: hubAdvisorId, name: hubAdvisorId }, chats: 0 }] };
}
