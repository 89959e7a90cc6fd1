import type { IntentsFile } from '../dialogs/intents.ts';
import type { Script } from '../dialogs/script.ts';
import type { BankHolidays, HoursFile } from '../handoff/hours-file.ts';
import type { Calibration } from '../knowledge/confidence.ts';
import type { Entry, Topic } from '../knowledge/entry.ts';
import type { Labelled } from '../knowledge/labelled.ts';
import type { ReadLesson, Taught } from '../knowledge/lessons.ts';
import type { Pack } from '../knowledge/pack.ts';
import type { PlainProfile } from '../knowledge/profiles.ts';
import type { Scope } from '../knowledge/scope.ts';
import type { Usage } from '../language/usage.ts';
import type { Words } from '../language/words.ts';
import type { Safety } from '../safety/safety.ts';

/** The content of both folders as plain values. */
export interface ContentValues {
  readonly pack: Pack;
  readonly hours: HoursFile;
  readonly bankHolidays: BankHolidays;
  /** The version of the text by which a family agrees that its summary is passed on. */
  readonly consentVersion: string;
  readonly topics: readonly Topic[];
  readonly entries: readonly Entry[];
  readonly words: Words;
  readonly scope: Scope;
  readonly safety: Safety;
  readonly phrases: Readonly<Record<string, string>>;
  readonly intents: IntentsFile;
  readonly scripts: readonly Script[];
  readonly calibration: Calibration;
  /** Messages with what they come to: what the assistant learns from. */
  readonly labelled: readonly Labelled[];
  /** How often this very content uses each word, if it was counted before. */
  readonly usage?: Usage | undefined;
  /** What this very content teaches, if it was learned before. */
  readonly taught?: Taught | undefined;
  /** How examples are read, if they were read before: it remembers them. */
  readonly readLesson?: ReadLesson | undefined;
  /** The matcher's profiles of this very content, if they were read before. */
  readonly profiles?: readonly PlainProfile[] | undefined;
  /** Tells English from misspelt. */
  readonly isEnglish: (word: string) => boolean;
}
