import type { Tap } from './inbound.ts';

/** One thing that the assistant says. Channel-neutral: each edge renders it as its channel can. */
export interface Outbound {
  /** How it is shown: danger stands out, an answer carries its source. */
  readonly tone: 'plain' | 'answer' | 'urgent';
  /** Plain text; a blank line parts paragraphs, a line that starts with "- " is a list item. */
  readonly text: string;
  /** Where the answer comes from, as data. */
  readonly source?: Citation;
  readonly buttons: readonly Button[];
}

/** A button either taps (comes back to us), or calls a number, or opens a link of ours. */
export type Button =
  | { readonly kind: 'tap'; readonly title: string; readonly tap: Tap }
  | { readonly kind: 'call'; readonly title: string; readonly number: string }
  | { readonly kind: 'link'; readonly title: string; readonly url: string };

/** The source of an answer, as the family is shown it. Dates are ISO (YYYY-MM-DD). */
export interface Citation {
  readonly title: string;
  readonly publisher: string;
  readonly section: string;
  readonly reviewed: string;
  readonly nextReview: string;
  /** The public page, once the charity has set it. */
  readonly url?: string;
  /** The whole as one plain line, for channels that show no citations; says so when the review is overdue. */
  readonly line: string;
}
