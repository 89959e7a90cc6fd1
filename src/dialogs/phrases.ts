import { z } from 'zod';

/** `dialogs/phrases.yaml`: every fixed line that the assistant says, by id. `{name}` is filled in when it is said. */
export const phrasesSchema = z.strictObject({ phrases: z.record(z.string(), z.string().trim().min(1)) });

/** The lines that the code says; the check lists any that the file lacks. */
export const phraseIds = [
  'welcome',
  'menu-intro',
  'topic-intro',
  'did-you-mean',
  'none-of-these-button',
  'none-of-these-reply',
  'two-answers-intro',
  'tell-me-more-button',
  'no-more',
  'ask-your-team-intro',
  'unknown',
  'unknown-again',
  'person',
  'start-again-done',
  'help',
  'source-line',
  'past-review-line',
  'draft-banner',
  'emergency-line',
  'call-button',
  'whatsapp-button',
  'menu-button',
  'start-again-button',
  'sorry-broken',
  'too-long',
  'empty-message',
  'feelings-lead',
  'out-of-scope-related',
  'stopped',
  'nothing-to-go-back-to',
  'guides-button',
  'guides-intro',
  'guide-back',
  'guide-back-button',
  'guide-change-button',
  'guide-pause-button',
  'guide-stop-button',
  'guide-on-button',
  'guide-skip-button',
  'guide-carry-on-button',
  'guide-carry-on-here-button',
  'guide-look-again-button',
  'guide-begin-button',
  'guide-here-before',
  'guide-resumed',
  'guide-paused',
  'guide-at-start',
  'guide-not-here',
  'guide-choose-again',
  'guide-on-hint',
  'guide-unsure',
  'guide-noted',
  'guide-too-long',
  'guide-no-answer',
  'guide-nothing-to-change',
  'guide-change-which',
  'guide-change-now',
  'guide-changed',
  'guide-edited',
  'guide-asked-again',
  'guide-gone',
  'guide-gone-words',
  'guide-list-done-button',
  'guide-list-skip-button',
  'guide-list-edit-button',
  'guide-list-back-button',
  'guide-list-aside-button',
  'guide-list-up-button',
  'guide-list-down-button',
  'guide-list-top-button',
  'guide-list-remove-button',
  'guide-list-added',
  'guide-list-changed',
  'guide-list-go-on',
  'guide-list-which',
  'guide-list-item',
  'guide-list-full',
  'privacy-short',
  'privacy-full',
] as const;
export type PhraseId = (typeof phraseIds)[number];

/** Says a fixed line: one that the code names, or one that another content file names by its id. */
export type Say = (id: PhraseId | `${string}-reply`, values?: Readonly<Record<string, string>>) => string;

/** Fills placeholders from `values`, then from `always` (charity, phone ...). */
export function createSay(phrases: Readonly<Record<string, string>>, always: Readonly<Record<string, string>>): Say {
  return (id, values = {}) => fill(phrases[id] ?? '', { ...always, ...values });
}

/** Puts values in the place of their `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole).trim();
}
