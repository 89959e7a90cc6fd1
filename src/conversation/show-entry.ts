import type { Entry } from '../knowledge/entry.ts';
import { commandButton, entryButton } from './buttons.ts';
import { citeEntry } from './citation.ts';
import type { Content } from './content.ts';
import type { Answer, Suggestion } from './decision.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** An entry as an answer: its text, with the safety line of a sign of illness, and its source. */
export function answerWith(entry: Entry, content: Content, now: number): Answer {
  return { entry: entry.id, facts: entry.facts, text: answerText(entry, content), source: citeEntry(entry, content, now) };
}

/** An entry as a choice. */
export function suggestEntry(entry: Entry, content: Content): Suggestion {
  return { entry: entry.id, title: entry.title, text: answerText(entry, content) };
}

/** Says an entry that was asked for by a tap. */
export function showEntry(state: State, entry: Entry, world: World): Turn {
  const message = answerMessageOf(answerWith(entry, world.content, world.now), entry, world.content);
  return { state: { ...state, misses: 0, lastEntry: entry.id, offered: offersOf(message.buttons) }, replies: [message] };
}

/** Says more of an entry, and what to take to the medical team. */
export function showMore(state: State, entry: Entry, world: World): Turn {
  const { content } = world;
  const team =
    entry.askYourTeam.length > 0
      ? [content.say('ask-your-team-intro'), entry.askYourTeam.map((question) => `- ${question}`).join('\n')]
      : [];
  const parts = [entry.more ?? content.say('no-more'), ...team];
  const buttons = nextButtons(entry, content, { more: false });
  const message: Outbound = { tone: 'answer', text: parts.join('\n\n'), source: citeEntry(entry, content, world.now), buttons };
  return { state: { ...state, misses: 0, lastEntry: entry.id, offered: offersOf(buttons) }, replies: [message] };
}

/** An answer as a message, with what a parent may ask next. */
export function answerMessageOf(answer: Answer, entry: Entry, content: Content): Outbound {
  return { tone: 'answer', text: answer.text, source: answer.source, buttons: nextButtons(entry, content, { more: true }) };
}

/** The words of an answer, with the safety line of a sign of illness. */
export function answerText(entry: Entry, { safety }: Content): string {
  const line = entry.safetyLine === undefined ? undefined : safety.safetyLines[entry.safetyLine]?.say;
  return line ? `${entry.answer}\n\n${line}` : entry.answer;
}

function nextButtons(entry: Entry, content: Content, { more }: { more: boolean }): Button[] {
  const related = entry.related.flatMap((id) => content.entries.get(id) ?? []);
  const moreButton: Button = { kind: 'tap', title: content.say('tell-me-more-button'), tap: { kind: 'more', id: entry.id } };
  const hasMore = more && (entry.more !== undefined || entry.askYourTeam.length > 0);
  return [...(hasMore ? [moreButton] : []), ...related.map(entryButton), commandButton('menu', content.say('menu-button'))];
}
