import { fitReply } from '../dialogs/fit-reply.ts';
import { addItems, itemsOf, longestList, longestText, type Move, moveItem } from '../dialogs/lists.ts';
import { onward, type StepOf } from '../dialogs/script.ts';
import { entryButton } from './buttons.ts';
import type { Here } from './dialog-places.ts';
import { answerStep, followStep, keepText, showList } from './dialog-steps.ts';
import { showStep } from './dialog-turns.ts';
import { placeNamed } from './offers.ts';
import type { Reply } from './reply.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import { withButtons } from './with-buttons.ts';
import type { World } from './world.ts';

/** Takes typed words for an `ask` step as its answer, and for a `collect` step as one more item, or as a wish to put it in order. */
export function addWords(state: State, here: Here, step: StepOf<'ask' | 'collect'>, reply: Reply, world: World): Turn {
  return step.kind === 'ask' ? keepAnswer(state, here, reply, world) : addToList(state, here, step, reply, world);
}

function keepAnswer(state: State, { script, place }: Here, reply: Reply, world: World): Turn {
  const { say } = world.content;
  if (reply.text.trim().length > longestText) return showStep(state, { script, place }, world, say('guide-too-long'));
  const kept = keepText(place, reply.text.trim(), world.now);
  return withAnswer(answerStep(state, { script, place: kept }, onward, world, say('guide-noted')), reply, world);
}

function addToList(state: State, here: Here, step: StepOf<'collect'>, reply: Reply, world: World): Turn {
  const { say, language } = world.content;
  const move = readMove(reply);
  if (move) return moveTyped(state, here, step, move, reply, world);
  const suggestion = reply.asks ? null : fitReply(step.suggestions, reply.text, language);
  if (suggestion) return followStep(state, `${here.script.id}/${step.id}/add.${suggestion.id}`, world);
  const texts = itemsIn(reply.text);
  if (texts.some((text) => text.length > longestText)) return showStep(state, here, world, say('guide-too-long'));
  if (itemsOf(here.place, step.list).length + texts.length > longestList)
    return showStep(state, here, world, say('guide-list-full'));
  const place = addItems(here.place, step.list, texts, world.now);
  return withAnswer(
    showList(state, { ...here, place }, world, say('guide-list-added', { text: texts.join(', ') })),
    reply,
    world,
  );
}

/** Several lines are several items; the marks in front of them are not part of the words. */
function itemsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/, '').trim())
    .filter(Boolean);
}

const typedMoves: readonly (readonly [intent: string, move: Move])[] = [
  ['list-remove', 'remove'],
  ['list-top', 'top'],
  ['list-up', 'up'],
  ['list-down', 'down'],
];

function readMove(reply: Reply): Move | null {
  return typedMoves.find(([intent]) => reply.means(intent))?.[1] ?? null;
}

/** "Move 3 up", "take the second off". */
function moveTyped(state: State, here: Here, step: StepOf<'collect'>, move: Move, reply: Reply, world: World): Turn {
  const { say } = world.content;
  const item = itemsOf(here.place, step.list)[placeNamed(reply.text)];
  if (!item) return followStep(state, `${here.script.id}/${step.id}/.edit`, world);
  const place = moveItem(here.place, step.list, item.id, move);
  return showList(state, { ...here, place }, world, say('guide-list-changed'));
}

/** What was written may be something that we can answer: it is kept, and the answer is one tap away. */
function withAnswer(shown: Turn, { decision }: Reply, { content }: World): Turn {
  const [answer] = decision.answers;
  const entry = decision.outcome === 'answer' && answer ? content.entries.get(answer.entry) : undefined;
  return entry ? withButtons(shown, [entryButton(entry)]) : shown;
}
