import type { Entry } from '../knowledge/entry.ts';
import type { Content } from './content.ts';
import type { Citation } from './outbound.ts';

/** Where an entry comes from, as the family is shown it. `now` decides whether its review is overdue. */
export function citeEntry(entry: Entry, content: Content, now: number): Citation {
  return citeSection(entry.source, content, now);
}

/** A part of a document of pack.yaml, as the family is shown it. */
export function citeSection(
  { document, section }: { readonly document: string; readonly section: string },
  { sources, say }: Content,
  now: number,
): Citation {
  const source = sources.get(document);
  if (!source) throw new Error(`the content cites ${document}, which is not in pack.yaml`);
  const line = say('source-line', { title: source.title, charity: source.publisher, date: longDate(source.reviewed) });
  const overdue = now > Date.parse(`${source.nextReview}T23:59:59Z`);
  return {
    title: source.title,
    publisher: source.publisher,
    section,
    reviewed: source.reviewed,
    nextReview: source.nextReview,
    ...(source.publicAddress ? { url: source.publicAddress } : {}),
    line: overdue ? `${line} ${say('past-review-line', { date: longDate(source.nextReview) })}` : line,
  };
}

/** 2026-01-31 as "31 January 2026". */
export function longDate(isoDate: string): string {
  return dateFormat.format(new Date(`${isoDate}T00:00:00Z`));
}

/** Made once: making one costs more than a turn's matching. */
const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
