import { createHelplineBot, type TakeTurn } from '../bot/helpline-bot.ts';
import { renderReply } from '../bot/render-activity.ts';
import { renderTeamsMessage, valueAlone } from '../bot/teams/render-teams.ts';
import { teamsChannel } from '../bot/teams/teams-activity.ts';
import type { Settings } from '../config.ts';
import { type ChannelAuthority, type ChannelsParts, microsoft } from './channels-parts.ts';
import type { Channels } from './create-channels.ts';
import { teamsWords } from './teams-words.ts';

/** What the door of the Bot Framework is opened with. */
interface DoorParts extends Omit<ChannelsParts, 'settings' | 'identity' | 'authority'> {
  readonly settings: Pick<Settings, 'bot' | 'identity' | 'localBotFramework'>;
  readonly authority: ChannelAuthority | undefined;
}

/**
 * Opens `/api/messages`: to Microsoft's channels, to tools on this machine, or to nobody (`undefined`). Either brings all of Azure's
 * code along, so it is loaded only where it is used.
 */
export async function openBotFramework({ settings, authority, ...parts }: DoorParts): Promise<Channels | undefined> {
  const { bot, identity, localBotFramework } = settings;
  if (bot) {
    const { createChannels } = await import('./create-channels.ts');
    return createChannels({ ...parts, settings: bot, identity, authority: authority ?? microsoft });
  }
  return localBotFramework ? openLoopbackDoor(parts) : undefined;
}

/** Tools that play a channel are answered in the turn itself; one that plays Teams is shown what Teams would be. */
async function openLoopbackDoor({ store, content, phoneLine, log }: LoopbackParts): Promise<Channels> {
  const { createLoopbackProcessor } = await import('../bot/cloud-adapter.ts');
  const takeTurn: TakeTurn = store.takeTurn;
  const bot = createHelplineBot(takeTurn, (message, channel) =>
    channel === teamsChannel ? renderTeamsMessage(message, teamsWords(content()), valueAlone) : renderReply(message, channel),
  );
  return { processActivity: createLoopbackProcessor({ bot, phoneLine, log }), startSending: () => async () => {} };
}

type LoopbackParts = Pick<DoorParts, 'store' | 'content' | 'phoneLine' | 'log'>;
