import { stringify } from 'yaml';
import { z } from 'zod';
import { type Asked, isMet, nameOutcome } from './ask-labelled.ts';

/** `knowledge/known-misses.yaml`: the labelled messages that do not come to what is wanted, as they were when last accepted. */
export const knownMissesSchema = z.strictObject({ misses: z.array(z.string()) });

/** What a change of the content moved. */
export interface Moved {
  /** Messages that came to what was wanted and no longer do. */
  readonly lost: readonly Asked[];
  /** How many do now that did not. */
  readonly won: number;
}

/** Compares with what was accepted. */
export function compareMisses(asked: readonly Asked[], known: readonly string[]): Moved {
  const accepted = new Set(known);
  return {
    lost: asked.filter((one) => !isMet(one) && !accepted.has(one.labelled.q)),
    won: asked.filter((one) => isMet(one) && accepted.has(one.labelled.q)).length,
  };
}

/** A lost message, for people. */
export function describeLoss(one: Asked): string {
  const wanted = 'facts' in one.labelled ? one.labelled.facts.join(' or ') : one.labelled.outcome;
  return `"${one.labelled.q}" now comes to ${nameOutcome(one)}; wanted: ${wanted}`;
}

/** The file's text. */
export function formatKnownMisses(asked: readonly Asked[]): string {
  return `# Written by "npm run content:report -- --accept": labelled messages that do not come to what is wanted yet. A change that adds to
# them fails the tests, which name the messages; accept the change with the command when it is worth it.
${stringify({ misses: asked.filter((one) => !isMet(one)).map(({ labelled }) => labelled.q) }, { lineWidth: 0 })}`;
}
