import type { Content } from './content.ts';

/**
 * The content without entries that are withdrawn for now: no message, button or follow-up leads to one. A message that one of them
 * would have answered is answered as one that nothing is known of, and a person is offered.
 */
export function withoutEntries(content: Content, withdrawn: readonly string[]): Content {
  if (withdrawn.length === 0) return content;
  const gone = new Set(withdrawn);
  return { ...content, entries: new Map([...content.entries].filter(([, entry]) => !gone.has(entry.id))) };
}
