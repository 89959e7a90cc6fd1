import { type ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { Log } from '../log.ts';
import { isLoopbackActivity } from './loopback-activity.ts';
import { sendWholeEntities } from './whole-entities.ts';

/** What the door needs of the rest of the house. */
export interface LoopbackOptions {
  readonly bot: ActivityHandler;
  /** How to reach a person, as one sentence: sent when a turn fails. */
  readonly phoneLine: string;
  readonly log: Log;
}

/** Runs an activity that came in over HTTP, and gives what the channel is answered. */
export type ProcessLoopbackActivity = (
  activity: Record<string, unknown>,
  authorization: string,
) => Promise<{ status: number; body?: object }>;

/**
 * The Bot Framework door without credentials, for the Emulator and the Agents Playground on this machine. Mount it only
 * while listening on loopback: nobody is asked who they are.
 */
export function createLoopbackProcessor({ bot, phoneLine, log }: LoopbackOptions): ProcessLoopbackActivity {
  sendWholeEntities();
  // An empty configuration is what turns its authentication off.
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  adapter.onTurnError = async (context: TurnContext, error: Error) => {
    log.error({ err: error, channel: context.activity.channelId }, 'a turn failed');
    await context.sendActivity(phoneLine);
  };
  return async (activity, authorization) => {
    if (!isLoopbackActivity(activity)) return { status: 400 };
    const response = createResponse();
    const request = { body: activity, headers: { authorization }, method: 'POST' };
    await adapter.process(request, response, (context) => bot.run(context));
    return response.result();
  };
}

/** Catches what the adapter would send. Its error texts name internals, so of a failure only the status gets out. */
function createResponse() {
  let status = 200;
  let body: unknown;
  return {
    socket: undefined,
    status: (code: number) => {
      status = code;
    },
    send: (content: unknown) => {
      body = content;
    },
    header: () => undefined,
    end: () => undefined,
    result: () => (status < 400 && typeof body === 'object' && body !== null ? { status, body } : { status }),
  };
}
