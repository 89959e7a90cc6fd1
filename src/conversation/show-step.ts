import { findStep, onward, type Step, type StepOf, skipped } from '../dialogs/script.ts';
import { currentStep } from '../dialogs/stepper.ts';
import { commandButton, dialogButton, stepButton } from './buttons.ts';
import { citeEntry, citeSection } from './citation.ts';
import type { Content } from './content.ts';
import { controlsOf, listOf } from './dialog-guide.ts';
import { isOnList, itemsSuggested } from './dialog-lists.ts';
import { findScript, type Here } from './dialog-places.ts';
import type { Button, Outbound } from './outbound.ts';
import { answerText } from './show-entry.ts';

/** The step where a person is, as it is said. `now` in milliseconds, for its source. */
export function stepMessage(here: Here, content: Content, now: number): Outbound {
  const step = currentStep(here.script, here.place);
  const reply = step.safetyReply === undefined ? undefined : content.safety.replies[step.safetyReply];
  const isDanger = step.safetyReply !== undefined && saysDanger(step.safetyReply, content);
  const calls = (reply?.actions ?? []).map(({ label, number }): Button => ({ kind: 'call', title: label, number }));
  const cited = step.kind === 'answer' ? content.entries.get(step.entry) : undefined;
  const source = cited ? citeEntry(cited, content, now) : step.source && citeSection(step.source, content, now);
  const list = listOf(here, step, content);
  return {
    tone: isDanger ? 'urgent' : source ? 'answer' : 'plain',
    text: [...textsOf(step, content), ...(reply ? [reply.say] : [])].join('\n\n'),
    ...(source ? { source } : {}),
    // In danger there is one thing to do.
    buttons: isDanger ? calls : [...calls, ...buttonsOf(here, step, content)],
    guide: { title: here.script.title, controls: controlsOf(here, content), ...(list ? { list } : {}) },
  };
}

function saysDanger(reply: string, { safety }: Content): boolean {
  return safety.rules.some((rule) => rule.reply === reply && (rule.outcome === 'urgent' || rule.outcome === 'crisis'));
}

/** The words of a step that were said before: a question is asked again, information is not repeated. */
export function stepReminder(here: Here, content: Content, now: number): Outbound {
  const { source: _, ...message } = stepMessage(here, content, now);
  const step = currentStep(here.script, here.place);
  const asks = step.kind === 'choose' || step.kind === 'ask' || step.kind === 'collect';
  const back = content.say('guide-back', { title: here.script.title });
  return { ...message, tone: 'plain', text: asks ? `${back}\n\n${step.text}` : back };
}

function textsOf(step: Step, content: Content): string[] {
  const entry = step.kind === 'answer' ? content.entries.get(step.entry) : undefined;
  const lines = step.safetyLines.flatMap((id) => content.safety.safetyLines[id]?.say ?? []);
  return [...(step.text === undefined ? [] : [step.text]), ...(entry ? [answerText(entry, content)] : []), ...lines];
}

function buttonsOf(here: Here, step: Step, content: Content): Button[] {
  const { script } = here;
  const { say } = content;
  switch (step.kind) {
    case 'choose':
      return step.options.map((option) => stepButton(script, step.id, option.id, option.title));
    case 'ask':
      return [stepButton(script, step.id, skipped, say('guide-skip-button'))];
    case 'collect':
      return collectButtons(here, step, content);
    case 'answer': {
      const entry = content.entries.get(step.entry);
      const more: Button[] = entry?.more
        ? [{ kind: 'tap', title: say('tell-me-more-button'), tap: { kind: 'more', id: entry.id } }]
        : [];
      return [stepButton(script, step.id, onward, say('guide-on-button')), ...more];
    }
    case 'handoff':
      // The ways to a person that are open right now come with the turn.
      return [commandButton('menu', say('menu-button'))];
    case 'end':
      return [
        ...step.offers.flatMap((id) => findScript(id, content) ?? []).map((other) => dialogButton(other)),
        commandButton('person', say('person-button')),
        commandButton('menu', say('menu-button')),
      ];
    default:
      return [stepButton(script, step.id, onward, say('guide-on-button'))];
  }
}

/** What may still be added, and the way on. */
function collectButtons(here: Here, step: StepOf<'collect'>, content: Content): Button[] {
  const { script, place } = here;
  const open = step.suggestions.filter((suggestion) => !isOnList(place, step.list, itemsSuggested(suggestion, content)));
  const isEmpty = (place.lists[step.list] ?? []).length === 0;
  return [
    ...open.map(({ id, title }) => stepButton(script, step.id, `add.${id}`, title)),
    stepButton(script, step.id, onward, content.say(isEmpty ? 'guide-list-skip-button' : 'guide-list-done-button')),
  ];
}

/** The title of the answer that was given to a step, as a person would know it again. */
export function answerTitle({ script, place }: Here, stepId: string, option: string): string {
  const step = findStep(script, stepId);
  if (step?.kind === 'choose') return step.options.find(({ id }) => id === option)?.title ?? '';
  if (step?.kind === 'collect') return script.lists[step.list] ?? '';
  return place.texts[stepId]?.text ?? '';
}
