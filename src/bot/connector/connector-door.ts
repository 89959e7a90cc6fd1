import type { Activity, TurnContext } from 'botbuilder-core';
import { isHelplineError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { isChannelActivity } from './channel-activity.ts';
import type { ChannelGate } from './channel-gate.ts';
import type { ConnectorAdapter } from './connector-adapter.ts';

/** Handles what a channel says happened. Resolves when it is committed. */
export interface ConnectorBot {
  run(context: TurnContext): Promise<void>;
}

/** What the door needs of the rest of the house. */
export interface ConnectorDoorOptions {
  readonly gate: ChannelGate;
  readonly adapter: ConnectorAdapter;
  readonly bot: ConnectorBot;
  /** How to reach a person, as one sentence: sent when a turn fails. */
  readonly phoneLine: string;
  readonly log: Log;
}

/** Runs an activity that came in over HTTP, and gives what the channel is answered. */
export type ProcessChannelActivity = (
  activity: Record<string, unknown>,
  authorization: string,
) => Promise<{ status: number; body?: object }>;

/**
 * The Bot Framework door for the channels of Azure's Bot Service. Whoever the gate does not let in is answered 401 and learns
 * nothing. A busy store is passed on, so that the channel is told to come again.
 */
export function createConnectorDoor({ gate, adapter, bot, phoneLine, log }: ConnectorDoorOptions): ProcessChannelActivity {
  adapter.onTurnError = async (context, error) => {
    const isBusy = isHelplineError(error, 'store-busy');
    if (!isBusy) log.error({ err: error, channel: context.activity.channelId }, 'an activity could not be handled');
    if (context.activity.type === 'message')
      await context.sendActivity(phoneLine).catch((err: unknown) => log.warn({ err }, 'the phone line could not be sent'));
    if (isBusy || context.activity.type === 'invoke') throw error;
  };
  return async (activity, authorization) => {
    if (!(await gate(activity, authorization))) return { status: 401 };
    if (!isChannelActivity(activity)) return { status: 400 };
    // Its shape was looked at; the SDK's type names fields of every channel there is.
    const answer = await adapter.runVerified(activity as unknown as Activity, (context) => bot.run(context));
    const { status = 200, body } = answer ?? {};
    return typeof body === 'object' && body !== null ? { status, body } : { status };
  };
}
