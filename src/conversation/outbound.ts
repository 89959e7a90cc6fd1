import type { BriefingPart } from '../handoff/reach.ts';
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
  /** For a step of a guided dialog: which dialog, the ways about in it, and the list that is being built. */
  readonly guide?: Guide;
  /** The family's summary, which they may change before they share it. Each edge shows it as it can. */
  readonly summary?: readonly SummaryPart[];
}

/** What stands around a step of a guided dialog. Each edge shows it as it can; the words alone are enough to go on. */
export interface Guide {
  /** The dialog's title. */
  readonly title: string;
  /** Back, change, pause, stop: beside the step's own buttons. */
  readonly controls: readonly Button[];
  readonly list?: GuideList;
}

/** A part of a summary: what it is, under its heading. */
export interface SummaryPart {
  readonly part: BriefingPart;
  readonly label: string;
  /** At most `longestBriefing` characters. */
  readonly text: string;
}

/** A list of the person's own, with a heading to leave with. */
export interface GuideList {
  readonly title: string;
  readonly items: readonly GuideListItem[];
  /** Leads to the buttons that change the list, where the items have no place for theirs. */
  readonly edit?: Button;
}

/** One item, with the buttons that move it or take it off; none once the dialog is over. */
export interface GuideListItem {
  readonly text: string;
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
