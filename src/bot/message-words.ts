import type { Button, GuideList, Outbound, SummaryPart } from '../conversation/outbound.ts';
import { showsCitations } from './citation.ts';

/** All buttons of a message. In a guided dialog: the step's own, then those that change its list, then the ways about. */
export function buttonsOf({ buttons, guide }: Outbound): Button[] {
  const edit = guide?.list?.edit;
  return [...buttons, ...(edit ? [edit] : []), ...(guide?.controls ?? [])];
}

/**
 * The words of a message, for channels that show nothing but words. A family always sees where an answer comes from: as a mark where
 * the channel draws citations, else as a line.
 */
export function renderText({ text: said, source, guide, summary }: Outbound, channel: string): string {
  const own = guide?.list ? [renderList(guide.list)] : summary ? [renderSummary(summary)] : [];
  const text = [said, ...own].join('\n\n');
  if (!source) return text;
  return showsCitations(channel) ? `${text} [1]` : `${text}\n\n${source.line}`;
}

/** The person's summary, part by part: other clients than our panel have no boxes to write in. */
function renderSummary(parts: readonly SummaryPart[]): string {
  return parts.map(({ label, text }) => `${label}:\n\n${text || '-'}`).join('\n\n');
}

/** A list of the person's own, numbered, to be read and copied: clients other than our panel have no view for it. */
function renderList({ title, items }: GuideList): string {
  return [`${title}:`, '', ...items.map(({ text }, i) => `${i + 1}. ${text}`)].join('\n');
}
