import type { IntentsFile } from '../dialogs/intents.ts';
import type { ScriptFile } from '../dialogs/script.ts';
import type { BankHolidays, HoursFile } from '../handoff/hours-file.ts';
import type { Calibration } from '../knowledge/confidence.ts';
import type { EntryFile, Fact, Topic } from '../knowledge/entry.ts';
import type { Labelled } from '../knowledge/labelled.ts';
import type { Pack } from '../knowledge/pack.ts';
import type { Scope } from '../knowledge/scope.ts';
import type { Words } from '../language/words.ts';
import type { Safety } from '../safety/safety.ts';
import type { ContentFile } from './yaml-file.ts';

/** Both content folders as they were read: each file's value with the lines it stands on. */
export interface ContentFiles {
  readonly pack: ContentFile<Pack>;
  readonly hours: ContentFile<HoursFile>;
  readonly bankHolidays: ContentFile<BankHolidays>;
  readonly facts: ContentFile<{ facts: Fact[] }>;
  readonly topics: ContentFile<{ topics: Topic[] }>;
  readonly words: ContentFile<Words>;
  readonly scope: ContentFile<Scope>;
  readonly safety: ContentFile<Safety>;
  readonly phrases: ContentFile<{ phrases: Record<string, string> }>;
  readonly intents: ContentFile<IntentsFile>;
  readonly scripts: readonly ScriptContentFile[];
  readonly calibration: ContentFile<Calibration>;
  readonly entries: readonly EntryContentFile[];
  /** Labelled messages: what the assistant learns from, and is measured by. */
  readonly questions: readonly ContentFile<{ questions: Labelled[] }>[];
  /** Labelled messages that do not come to what is wanted yet. */
  readonly knownMisses: ContentFile<{ misses: string[] }>;
}

/** An entry's file; its id is the file's name, its topic the folder's. */
export interface EntryContentFile extends ContentFile<EntryFile> {
  readonly id: string;
  readonly topic: string;
}

/** A guided dialog's file; its id is the file's name. */
export interface ScriptContentFile extends ContentFile<ScriptFile> {
  readonly id: string;
}
