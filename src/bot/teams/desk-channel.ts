import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { maxTextLength } from '../../conversation/inbound.ts';
import type { AdvisorRef } from '../../handoff/handoff.ts';
import { addressOf, readAddress } from '../connector/connector-address.ts';
import { messageText } from '../message-text.ts';
import type { TeamsAct, TeamsBoard, TeamsDesk, TeamsThread, TeamsThreads } from './desk-port.ts';
import { deskWords } from './desk-words.ts';
import { channelOfThread, mentionsOthers, mentionsUs, typedText } from './teams-activity.ts';

/** What the advisors' channel is made of. */
export interface DeskChannelParts {
  readonly desk: TeamsDesk;
  readonly threads: TeamsThreads;
  /** The group id of the team one of whose channels may be chosen. */
  readonly deskTeam: string;
  /** Our own tenant: a channel of another organisation is not the helpline's, whatever team it is in. */
  readonly tenantId: string;
  readonly clock: Clock;
}

/** Takes what was written in a channel, or changed or deleted there. `false`: it is none of the advisors' business. */
export type TakeDeskMessage = (context: TurnContext) => Promise<boolean>;

/** So long after their last word in the channel an advisor counts as there. */
const presentMs = 30 * 60_000;

/** The beginning of the key of what was written in a thread: it stands there already, and is not posted again. */
export const threadKey = 'teams-thread';
const cardKey = 'teams-card';

const pressSchema = z.object({
  helpline: z.enum(['claim', 'say', 'note', 'close', 'put-back']),
  handoff: z.string().min(1).max(200),
  say: z.string().optional(),
  note: z.string().optional(),
  outcome: z.string().optional(),
});

/**
 * The channel in which advisors work: each handoff has a thread. Nothing that is written elsewhere in the channel is kept, and
 * only what the advisor who has a chat writes in its thread reaches the family.
 */
export function createDeskChannel(parts: DeskChannelParts): TakeDeskMessage {
  const { threads, tenantId } = parts;
  return async (context) => {
    const { activity } = context;
    if (tenantOf(activity) !== tenantId || activity.conversation.conversationType !== 'channel') return false;
    const home = readAddress(await threads.channel());
    const isOurs = home?.conversation === channelOfThread(activity.conversation.id);
    if (isOurs && home.serviceUrl !== activity.serviceUrl) await keepAddress(threads, activity);
    const press = pressSchema.safeParse(activity.value);
    if (press.success) return isOurs ? followPress(parts, context, press.data) : true;
    const thread = isOurs ? await threads.findByThread(activity.conversation.id) : null;
    if (activity.type !== 'message') return thread !== null && tellOfChange(context);
    if (thread) return takeInThread(parts, context, thread);
    return mentionsUs(activity) && followCommand(parts, context, isOurs);
  };
}

/** Where the channel is reached: Microsoft moves its teams from one of its addresses to another. */
async function keepAddress(threads: TeamsThreads, activity: Activity): Promise<void> {
  const address = { ...addressOf(activity), conversation: channelOfThread(activity.conversation.id) };
  await threads.setChannel(JSON.stringify(address), advisorOf(activity).id);
}

/** A button of a card: only of the card's own thread. */
async function followPress(parts: DeskChannelParts, context: TurnContext, press: z.infer<typeof pressSchema>): Promise<true> {
  const thread = await parts.threads.find(press.handoff);
  const isHere = thread !== null && channelOfThread(thread.thread) === channelOfThread(context.activity.conversation.id);
  const act = isHere ? actOf(press) : null;
  if (act) await perform(parts, context, press.handoff, act, `${cardKey} ${context.activity.id ?? ''}`);
  // Teams may have shown a card that it said it did not take: its thread is none of ours.
  if (act && thread?.thread !== context.activity.conversation.id) await context.sendActivity(deskWords.otherThread);
  return true;
}

function actOf({ helpline, say, note, outcome }: z.infer<typeof pressSchema>): TeamsAct | null {
  if (helpline === 'say' || helpline === 'note') {
    const text = messageText((helpline === 'say' ? say : note) ?? '').trim();
    return text === '' ? null : { kind: helpline, text };
  }
  if (helpline !== 'close') return { kind: helpline };
  return outcome !== undefined && outcome in deskWords.outcomes ? { kind: 'close', outcome } : null;
}

/** What has gone to the family stays with it as it was: whoever changes or deletes it in the thread has to know. */
async function tellOfChange(context: TurnContext): Promise<true> {
  const isDeleted = context.activity.type === 'messageDelete';
  await context.sendActivity(isDeleted ? deskWords.deleted : deskWords.edited);
  return true;
}

/** What is written in a thread goes to the family, unless it is a command, a note, or written to somebody else. */
async function takeInThread(parts: DeskChannelParts, context: TurnContext, { handoff }: TeamsThread): Promise<true> {
  const { activity } = context;
  const typed = typedText(activity);
  if (typed === '') return true;
  // Cut short, it would say something else than what was meant.
  const command = typed.length > maxTextLength ? deskWords.tooLong : threadCommand(messageText(typed));
  if (typeof command === 'string') await context.sendActivity(command);
  else if (mentionsOthers(activity) && command.kind === 'say') await context.sendActivity(deskWords.forOthers);
  else await perform(parts, context, handoff, command, `${threadKey} ${activity.id ?? ''}`);
  return true;
}

/** What a line in a thread means; a text: what is said to whoever wrote it, since it means nothing. */
function threadCommand(text: string): TeamsAct | string {
  const [, note] = /^(?:\/note\b[:\s]*|note:\s*)(.*)$/is.exec(text) ?? [];
  if (note !== undefined) return note.trim() === '' ? deskWords.writeSomething : { kind: 'note', text: note.trim() };
  const [, command, rest = ''] = /^\/([a-z-]+)\s*(.*)$/is.exec(text) ?? [];
  switch (command?.toLowerCase()) {
    case undefined:
      return { kind: 'say', text };
    case 'claim':
      return { kind: 'claim' };
    case 'back':
      return { kind: 'put-back' };
    case 'close': {
      const outcome = rest.trim().toLowerCase();
      const codes = Object.keys(deskWords.outcomes);
      return codes.includes(outcome) ? { kind: 'close', outcome } : deskWords.whichOutcome(codes.join(', '));
    }
    case 'help':
      return deskWords.threadHelp;
    default:
      return `${deskWords.unknownCommand} ${deskWords.threadHelp}`;
  }
}

/** Has the act done, as one turn. What was done shows in the thread by itself; what was not is said. */
async function perform(
  { desk, clock }: DeskChannelParts,
  context: TurnContext,
  handoff: string,
  act: TeamsAct,
  key: string,
): Promise<void> {
  const advisor = advisorOf(context.activity);
  const answer = await desk.act(advisor, handoff, act, key);
  // Whoever only leaves a note is not on duty by that.
  if (answer.kind === 'done' && act.kind !== 'note') await desk.beThere(advisor, clock.now() + presentMs);
  if (answer.kind === 'done') return;
  const words = deskWords.refusals[answer.code] ?? deskWords.refusals['failed'];
  await context.sendActivity(words?.(answer.by ?? '') ?? '');
}

/** A command to the assistant in a channel. `false`: it is none for advisors. */
async function followCommand(parts: DeskChannelParts, context: TurnContext, isOurs: boolean): Promise<boolean> {
  const command = typedText(context.activity).toLowerCase().replace(/^\//, '').replace(/[.!]$/, '');
  if (command === 'use this channel') return choose(parts, context);
  if (!isOurs) return false;
  await context.sendActivity(await answerCommand(parts, context, command));
  return true;
}

async function answerCommand(
  { desk, threads, clock }: DeskChannelParts,
  { activity }: TurnContext,
  command: string,
): Promise<string> {
  const advisor = advisorOf(activity);
  switch (command) {
    case 'queue':
      return queueWords(await desk.board());
    case 'available':
      await desk.beThere(advisor, clock.now() + presentMs);
      await desk.setStatus(advisor, 'available');
      return deskWords.available(advisor.name, presentMs / 60_000);
    case 'away':
      await desk.setStatus(advisor, 'away');
      return deskWords.away(advisor.name);
    case 'stop using this channel':
      await threads.setChannel(null, advisor.id);
      return deskWords.stopped;
    default:
      return deskWords.help;
  }
}

/** Makes a channel the advisors': only one of the team that the settings name. */
async function choose({ threads, deskTeam }: DeskChannelParts, context: TurnContext): Promise<true> {
  const { activity } = context;
  const isTheirTeam = (await groupOf(context)) === deskTeam;
  if (!isTheirTeam) {
    await context.sendActivity(deskWords.notChosenHere);
    return true;
  }
  await keepAddress(threads, activity);
  await context.sendActivity(deskWords.chosen);
  return true;
}

/** The team of an activity, as Teams itself says: what the activity carries is a name of another kind. */
async function groupOf(context: TurnContext): Promise<string | null> {
  const details = await TeamsInfo.getTeamDetails(context).catch(() => null);
  return details?.aadGroupId?.toLowerCase() ?? null;
}

function queueWords({ now, waiting, active, onDuty, closedBecause }: TeamsBoard): string {
  const { queueEmpty, queue, waits, talks, reasons, flags } = deskWords;
  const lines = waiting.map(({ waitingSince, reason, flag }) => {
    const how = `${reasons[reason]}, ${waits(Math.max(1, Math.round((now - waitingSince) / 60_000)))}`;
    return flag ? `- ${how}. ${flags[flag]}` : `- ${how}.`;
  });
  const talking = active.flatMap(({ advisor }) => (advisor ? [talks(advisor.name)] : []));
  const names = onDuty.filter(({ status }) => status === 'available').map(({ name }) => name);
  const head = waiting.length === 0 ? queueEmpty : queue(waiting.length);
  const closed = closedBecause === null ? [] : [deskWords.closed(closedBecause)];
  return [head, ...lines, ...talking, deskWords.onDuty(names.join(', ')), ...closed].join('\n\n');
}

/** Who wrote, by the id of their account; families see the first name alone. */
function advisorOf({ from }: Pick<Activity, 'from'>): AdvisorRef {
  const first = messageText(from.name ?? '')
    .trim()
    .split(/\s+/)[0]
    ?.slice(0, 40);
  return { id: `teams:${from.aadObjectId ?? from.id}`, name: first || 'Advisor' };
}

const tenantSchema = z.object({ tenant: z.object({ id: z.string() }) });

function tenantOf({ channelData, conversation }: Pick<Activity, 'channelData' | 'conversation'>): string | undefined {
  const parsed = tenantSchema.safeParse(channelData);
  return (parsed.success ? parsed.data.tenant.id : conversation.tenantId)?.toLowerCase();
}
