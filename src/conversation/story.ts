import type { Story } from '../handoff/reach.ts';
import type { Content } from './content.ts';
import type { Decision } from './decision.ts';
import type { OwnInbound } from './inbound.ts';

/** A summary is short: more than this was asked and told is not kept for it. */
const mostKept = 5;
const longestKept = 300;

/** What a family asked and was told, as it is after a turn. Greetings, commands and answers in a guided dialog are no part of it. */
export function tellStory(story: Story, input: OwnInbound, decision: Decision | undefined, content: Content): Story {
  if (input.kind === 'tapped' && input.tap.kind === 'entry') {
    const title = content.entries.get(input.tap.id)?.title;
    return title === undefined ? story : { ...story, asked: add(story.asked, title), told: add(story.told, title) };
  }
  if (input.kind !== 'said' || !decision) return story;
  if (decision.outcome === 'handoff') return { ...story, wish: cut(input.text) };
  if (decision.outcome === 'social') return story;
  const told = toldBy(decision, content);
  return { ...story, asked: add(story.asked, cut(input.text)), told: told.reduce(add, story.told) };
}

function toldBy({ outcome, answers }: Decision, { entries, say }: Content): string[] {
  if (outcome === 'urgent' || outcome === 'crisis') return [say('briefing-told-danger')];
  return answers.flatMap(({ entry }) => entries.get(entry)?.title ?? []);
}

/** The newest last, and nothing twice. */
function add(lines: readonly string[], line: string): string[] {
  return [...lines.filter((other) => other !== line), line].slice(-mostKept);
}

function cut(text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  return plain.length <= longestKept ? plain : `${plain.slice(0, longestKept - 1).trimEnd()}…`;
}
