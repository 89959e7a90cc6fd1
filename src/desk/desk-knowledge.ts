import type { Clock } from '../clock.ts';
import { citeEntry } from '../conversation/citation.ts';
import type { Content } from '../conversation/content.ts';
import { answerText } from '../conversation/show-entry.ts';
import { understand } from '../conversation/understand.ts';
import type { DeskKnowledge } from '../http/desk/desk.ts';
import type { DeskAnswer } from '../http/desk-contract.ts';

const mostAnswers = 8;

/** The knowledge as advisors search it: by the matcher that answers families, and by titles that hold what was typed. */
export function createDeskKnowledge(content: () => Content, clock: Clock): DeskKnowledge {
  const answer = (id: string): DeskAnswer | null => {
    const now = content();
    const entry = now.entries.get(id);
    if (!entry) return null;
    const { line } = citeEntry(entry, now, clock.now());
    return { entry: entry.id, title: entry.title, text: answerText(entry, now), source: line };
  };
  return {
    answer,
    titleOf: (id) => content().entries.get(id)?.title ?? null,
    search(words) {
      if (words.trim() === '') return [];
      const matched = understand(words, content()).match.entries.map(({ profile }) => profile.id);
      const found = [...new Set([...titled(words, content()), ...matched])];
      return found.slice(0, mostAnswers).flatMap((id) => answer(id) ?? []);
    },
  };
}

function titled(words: string, { entries }: Content): string[] {
  const sought = words.trim().toLowerCase();
  return [...entries.values()].filter(({ title }) => title.toLowerCase().includes(sought)).map(({ id }) => id);
}
