import { type Activity, type ActivityHandler, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import type { TurnReceipt } from '../conversation/turn-request.ts';
import { HelplineError } from '../errors.ts';
import { type DirectLineActivity, directLineChannel } from './direct-line-activity.ts';
import { receiptOf } from './helpline-bot.ts';
import { assistant } from './render-activity.ts';

/** Who speaks, as the web side has verified it. */
export interface DirectLineParticipant {
  readonly conversationId: string;
  readonly userId: string;
}

/**
 * The Bot Framework adapter of our own Direct Line endpoint. It only takes in: what the assistant says is a row of the
 * log when the turn commits, and clients read the log. Sending here would bypass that record.
 */
export class DirectLineAdapter extends BotAdapter {
  readonly #bot: ActivityHandler;

  constructor(bot: ActivityHandler) {
    super();
    this.#bot = bot;
  }

  /** Runs the turn of `activity`; channel, conversation and person are the participant's, whatever it says. */
  async processActivity(activity: DirectLineActivity, who: DirectLineParticipant): Promise<TurnReceipt> {
    const context = new TurnContext(this, toTurnActivity(activity, who));
    await this.runMiddleware(context, (revocable) => this.#bot.run(revocable));
    const receipt = receiptOf(context);
    if (receipt) return receipt;
    throw new HelplineError('request-invalid', 'The activity carries neither text nor a button that this assistant knows');
  }

  /** Typing passes away; a message that comes here is a mistake in our code. */
  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    if (activities.every((activity) => activity.type === 'typing')) return activities.map(() => ({ id: '' }));
    throw notThroughHere();
  }

  override async updateActivity(): Promise<void> {
    throw notThroughHere();
  }

  override async deleteActivity(): Promise<void> {
    throw notThroughHere();
  }

  override async continueConversation(): Promise<void> {
    throw notThroughHere();
  }
}

function toTurnActivity(activity: DirectLineActivity, who: DirectLineParticipant): Activity {
  // The SDK's type asks for fields of real channels that no one reads here.
  return {
    ...activity,
    channelId: directLineChannel,
    conversation: { id: who.conversationId },
    from: { id: who.userId, role: 'user' },
    recipient: assistant,
  } as unknown as Activity;
}

function notThroughHere(): HelplineError {
  return new HelplineError('channel-unsupported', 'Direct Line replies are rows of the log: return them from the turn instead');
}
