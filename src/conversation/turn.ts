import { followAdvisor } from './advisor-turns.ts';
import { answerCode } from './callback-code.ts';
import { commandIn, decide } from './decide.ts';
import { dialogCommandIn, pressedInWords } from './dialog-commands.ts';
import { mendDialog } from './dialog-mend.ts';
import { askingDialog, type Here, putAside } from './dialog-places.ts';
import { answerBeside, replyToStep } from './dialog-reply.ts';
import { dialogNamed, resumeLatest } from './dialog-start.ts';
import { forgetWords } from './dialog-words-kept.ts';
import { handoffDue } from './handoff-due.ts';
import { flagDanger, followHandoffTap, handoffTapIn, showsLife } from './handoff-turns.ts';
import { followHub } from './hub-turns.ts';
import type { Inbound, OwnInbound } from './inbound.ts';
import { isSameWords, recall } from './offers.ts';
import { replyToReach } from './reach-reply.ts';
import { type Reply, readReply } from './reply.ts';
import { showDecision } from './show-decision.ts';
import type { State } from './state.ts';
import { tellStory } from './story.ts';
import { followCommand, followTap } from './taps.ts';
import type { NewLogRow } from './turn-request.ts';
import type { Turn } from './turn-result.ts';
import { welcome } from './welcome.ts';
import type { World } from './world.ts';

/**
 * One turn of a conversation: pure, about a millisecond. The order is the order of business:
 * danger, then buttons, then a person who has joined, then codes and what is being arranged on the way to a person, then commands in words, then a guided dialog, then what was just offered, then everything else that a
 * message can mean.
 */
export function turn(state: State, input: Inbound, world: World): Turn {
  if (input.kind === 'joined') return welcome(state, world);
  const kept = forgetWords(state, world.now - world.keepWordsMs);
  switch (input.kind) {
    case 'due':
      return handoffDue(kept, input.timer, input.advisorSeenAt ?? null, world) ?? { state: kept, replies: [] };
    case 'advisor':
      return followAdvisor(kept, { ...input, chats: input.chats ?? 0 }, world);
    case 'feedback':
    case 'undelivered':
      return { state: kept, replies: [], rows: [sideRow(input)] };
    case 'alerted': {
      const { alert, by } = input;
      return { state: kept, replies: [], rows: [{ audience: 'advisors', from: 'system', body: { kind: 'alert', alert, by } }] };
    }
    case 'hub':
      return followHub(kept, input, world);
    case 'tapped':
      return takeOwn(kept, input, world, (begun) => mendFirst(begun, world, (s) => followTap(s, input.tap, world)));
    case 'said':
      return takeOwn(kept, input, world, (begun) =>
        mendFirst(begun, world, (s, moved) => answerMessage(s, input.text, world, moved)),
      );
  }
}

/** Kept beside what was said, and answered by nobody: feedback for the insights alone, what was not delivered for advisors. */
function sideRow(input: Extract<Inbound, { kind: 'feedback' | 'undelivered' }>): NewLogRow {
  if (input.kind === 'undelivered')
    return { audience: 'advisors', from: 'system', body: { kind: 'undelivered', about: input.about } };
  return { audience: 'system', from: 'enquirer', body: { kind: 'feedback', isGood: input.isGood, about: input.about } };
}

/** What the family does shows that they are there, and is a part of what a summary tells. */
function takeOwn(state: State, input: OwnInbound, world: World, next: (begun: State) => Turn): Turn {
  const taken = welcomeFirst(showsLife(state), world, next);
  const story = tellStory(taken.state.story, input, taken.decision, world.content);
  return story === taken.state.story ? taken : { ...taken, state: { ...taken.state, story } };
}

/** A dialog that was edited since goes on at the nearest step. In danger nothing is said of that. */
function mendFirst(state: State, world: World, next: (mended: State, isMoved: boolean) => Turn): Turn {
  const { state: mended, notice } = mendDialog(state, world.content);
  const rest = next(mended, notice !== null);
  const isDanger = rest.replies.some(({ tone }) => tone === 'urgent');
  return notice && !isDanger ? { ...rest, replies: [notice, ...rest.replies] } : rest;
}

/** A channel may deliver a message before it says that somebody joined. */
function welcomeFirst(state: State, world: World, next: (begun: State) => Turn): Turn {
  const greeting = welcome(state, world);
  const rest = next(greeting.state);
  return { ...rest, replies: [...greeting.replies, ...rest.replies] };
}

function answerMessage(state: State, text: string, world: World, isMoved: boolean): Turn {
  const { content, now } = world;
  const decision = decide(text, { content, now, lastEntry: state.lastEntry });
  // The place is kept, but what is typed next is not taken for an answer to what was asked before.
  if (decision.outcome === 'urgent' || decision.outcome === 'crisis')
    return flagDanger(showDecision({ ...putAside(state), reach: null }, decision, world), decision.outcome, world);
  const meant = handoffTapIn(state, text, content);
  if (meant !== null) return followHandoffTap(state, meant, world);
  // With an advisor the assistant is quiet: the words are a row of the log, which the advisor reads.
  if (state.handoff?.status === 'active') return { state, replies: [] };
  const reply = readReply(text, decision, content);
  const coded = answerCode(state, text, world);
  if (coded) return coded;
  const arranged = state.reach && replyToReach(state, state.reach, reply, world);
  if (arranged) return arranged;
  return answerFreely({ ...state, reach: null }, reply, world, isMoved);
}

/** A message that answers no question of ours on the way to a person. */
function answerFreely(state: State, reply: Reply, world: World, isMoved: boolean): Turn {
  const { content } = world;
  const { text, decision } = reply;
  const here = askingDialog(state, content);
  if (here) return answerInDialog(state, here, reply, { world, isMoved });
  const resumed = reply.means('resume') ? resumeLatest(state, world) : null;
  if (resumed) return resumed;
  const command = commandIn(text, content);
  if (command) return followCommand(state, command, world);
  const offer = recall(state.offered, text, content.language);
  if (offer) return followTap(state, offer.tap, world);
  const dialog = dialogNamed(text, content, (one, other) => isSameWords(one, other, content.language));
  if (dialog) return followTap(state, { kind: 'dialog', id: dialog.id }, world);
  return showDecision(state, decision, world);
}

/** In a dialog: a button in words, a command, a reply to the step, or a question beside it. */
function answerInDialog(state: State, here: Here, reply: Reply, { world, isMoved }: { world: World; isMoved: boolean }): Turn {
  const { content } = world;
  // Who wrote before the step changed did not answer this one.
  const offer = isMoved ? null : recall(state.offered, reply.text, content.language);
  if (offer) return followTap(state, offer.tap, world);
  const own = (isMoved ? null : pressedInWords(state, here, reply, world)) ?? dialogCommandIn(state, here, reply, world);
  if (own) return own;
  const command = commandIn(reply.text, content);
  if (command && !answersStep.has(command)) return followCommand(state, command, world);
  return isMoved ? answerBeside(state, reply, world, here) : replyToStep(state, here, reply, world);
}

/** Commands that in a dialog are replies to its step: "go on", "none of these". */
const answersStep: ReadonlySet<string> = new Set(['more', 'none-of-these', 'resume']);
