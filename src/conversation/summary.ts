import { itemsOf } from '../dialogs/lists.ts';
import { isOpen } from '../handoff/availability.ts';
import { type Briefing, type Consent, type HandoffReason, isUnderWay, longestBriefing } from '../handoff/handoff.ts';
import { type BriefingPart, briefingParts, type Summary } from '../handoff/reach.ts';
import { reachButton } from './buttons.ts';
import { carryAlong } from './carry-along.ts';
import { decide } from './decide.ts';
import { dialogOf } from './dialog-places.ts';
import { flagDanger } from './handoff-turns.ts';
import { offerPerson } from './offer-person.ts';
import { offersOf } from './offers.ts';
import type { Button, Outbound } from './outbound.ts';
import { availabilityIn } from './person-ways.ts';
import { requestHandoff, showWaiting } from './request-handoff.ts';
import { showDecision } from './show-decision.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Begins the way to a chat with a person: first the summary, where there is anything to sum up and nothing more urgent. */
export function beginChat(state: State, world: World): Turn {
  const { handoff } = state;
  if (isUnderWay(handoff)) return showWaiting(state, world);
  if (!isOpen(availabilityIn(world).chat)) return chatClosed(state, world);
  if (handoff?.status === 'offered' && handoff.consent) return joinQueue(state, handoff, world);
  const isUrgent = handoff?.status === 'offered' && handoff.flag !== null;
  const isShort = state.story.asked.length === 0 && ownWords(state, world) === '';
  return isUrgent || isShort ? joinQueue(state, notShared, world) : beginSummary(state, 'chat', world);
}

/** Begins a summary: for the chat, or to take along to the phone or WhatsApp. */
export function beginSummary(state: State, goal: Summary['goal'], world: World): Turn {
  return showSummary(state, { kind: 'summary', goal, draft: draftBriefing(state, world), part: null }, world);
}

/** The summary as it stands, with what may be done about it. `lead` comes first. */
export function showSummary(state: State, summary: Summary, world: World, lead?: string): Turn {
  const { say } = world.content;
  const { draft, part } = summary;
  if (part) return ask(state, summary, [lead, say(`briefing-write-${part}`)], [reachButton('back', say('briefing-back-button'))]);
  const goal = summary.goal === 'chat' ? 'chat' : 'carry';
  const buttons = [
    reachButton('share', say(`briefing-share-${goal}-button`)),
    reachButton('edit', say('briefing-edit-button')),
    reachButton('no-share', say(`briefing-no-share-${goal}-button`)),
    reachButton('stop', say('reach-stop-button')),
  ];
  const parts = briefingParts.map((id) => ({ part: id, label: say(`briefing-${id}`), text: draft[id] }));
  return ask(state, summary, [lead, say(`briefing-intro-${goal}`), say('briefing-consent')], buttons, { summary: parts });
}

/** Offers the parts, to write one of them anew. */
export function chooseSummaryPart(state: State, summary: Summary, world: World): Turn {
  const { say } = world.content;
  const buttons = briefingParts.map((part) => reachButton(`edit/${part}`, say(`briefing-${part}`)));
  return ask(state, summary, [say('briefing-edit-which')], [...buttons, reachButton('back', say('briefing-back-button'))]);
}

/** Puts what was typed in the place of a part. */
export function rewriteSummary(state: State, summary: Summary, part: BriefingPart, text: string, world: World): Turn {
  const draft = { ...summary.draft, [part]: cut(text) };
  return showSummary(state, { ...summary, draft, part: null }, world, world.content.say('briefing-changed'));
}

/** The family agrees: what they read is what is passed on. `edited` is what they made of it where they could write in it. */
export function shareSummary(state: State, { goal, draft }: Summary, edited: Briefing | undefined, world: World): Turn {
  const briefing = edited ? cutBriefing(edited) : draft;
  const shared = { briefing, consent: { version: world.content.consentVersion, at: world.now } };
  const next = goal === 'chat' ? joinQueue(state, shared, world) : carryAlong({ ...state, reach: null }, shared, world);
  return edited ? warnOfDanger(next, draft, briefing, world) : next;
}

/** The family goes on without it: they may talk all the same. */
export function keepSummary(state: State, { goal }: Summary, world: World): Turn {
  if (goal === 'chat') return joinQueue(state, notShared, world);
  return offerPerson(state, reasonOf(state), world.content.say('briefing-kept'), world);
}

/** Why this family wants a person, as far as it is known. */
export function reasonOf({ handoff }: Pick<State, 'handoff'>): HandoffReason {
  return handoff?.status === 'offered' ? handoff.reason : 'asked';
}

/** What goes along to the queue. */
interface Shared {
  readonly briefing: Briefing | null;
  readonly consent: Consent | null;
}

const notShared: Shared = { briefing: null, consent: null };

function joinQueue(state: State, { briefing, consent }: Shared, world: World): Turn {
  if (isUnderWay(state.handoff)) return showWaiting({ ...state, reach: null }, world);
  if (!isOpen(availabilityIn(world).chat)) return chatClosed(state, world);
  return requestHandoff({ ...state, reach: null }, { reason: reasonOf(state), briefing, consent }, world);
}

function chatClosed(state: State, world: World): Turn {
  return offerPerson(state, reasonOf(state), world.content.say('chat-closed-now'), world);
}

/** What is written in the box was not read before: danger in it is answered first, and the family comes into the queue all the same. */
function warnOfDanger(shown: Turn, draft: Briefing, edited: Briefing, world: World): Turn {
  const written = briefingParts.filter((part) => edited[part] !== draft[part]).map((part) => edited[part]);
  if (written.length === 0) return shown;
  const decision = decide(written.join('\n'), { content: world.content, now: world.now, lastEntry: null });
  if (decision.outcome !== 'urgent' && decision.outcome !== 'crisis') return shown;
  const warned = flagDanger(shown, decision.outcome, world);
  const { replies } = showDecision(shown.state, decision, world);
  return {
    ...warned,
    rows: [...(shown.rows ?? []), ...(warned.rows === shown.rows ? [] : (warned.rows ?? []))],
    replies: [...replies, ...shown.replies],
    decision,
  };
}

function draftBriefing(state: State, world: World): Briefing {
  const { say } = world.content;
  const { asked, told, wish } = state.story;
  const need = [wish, ownWords(state, world)].filter((text) => text !== '').join('\n');
  return cutBriefing({ asked: asked.join('\n'), told: told.join('\n'), need: need || say('briefing-need-person') });
}

/** What the family has written in a guided dialog that led here. */
function ownWords(state: State, { content }: World): string {
  const here = dialogOf(state, content);
  if (!here) return '';
  const items = Object.keys(here.place.lists).flatMap((list) => itemsOf(here.place, list).map(({ text }) => `- ${text}`));
  return [...Object.values(here.place.texts).map(({ text }) => text), ...items].join('\n');
}

function cutBriefing({ asked, told, need }: Briefing): Briefing {
  return { asked: cut(asked), told: cut(told), need: cut(need) };
}

function cut(text: string): string {
  return text.trim().slice(0, longestBriefing).toWellFormed();
}

function ask(
  state: State,
  reach: Summary,
  lines: readonly (string | undefined)[],
  buttons: readonly Button[],
  more: Pick<Outbound, 'summary'> = {},
): Turn {
  const text = lines.filter((line) => line !== undefined).join('\n\n');
  return { state: { ...state, reach, offered: offersOf(buttons) }, replies: [{ tone: 'plain', text, buttons, ...more }] };
}
