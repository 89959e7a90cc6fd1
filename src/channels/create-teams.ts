import type { ConnectorAdapter } from '../bot/connector/connector-adapter.ts';
import type { ConnectorBot } from '../bot/connector/connector-door.ts';
import type { DeliverTo } from '../bot/connector/deliver-send.ts';
import { createDeskChannel } from '../bot/teams/desk-channel.ts';
import type { TeamsDesk } from '../bot/teams/desk-port.ts';
import { createTeamsBot, type TeamsLines } from '../bot/teams/teams-bot.ts';
import { createTeamsDelivery } from '../bot/teams/teams-delivery.ts';
import type { Content } from '../conversation/content.ts';
import type { Send } from '../store/outbox-port.ts';
import type { Store } from '../store/port.ts';
import type { ChannelsParts } from './channels-parts.ts';
import { teamsWords } from './teams-words.ts';
import { threadLine } from './thread-line.ts';

/** The assistant in Teams: what handles messages from there, and what brings messages there. */
export interface Teams {
  readonly bot: ConnectorBot;
  readonly toEnquirer: DeliverTo<Send>;
  /** Advisors have their channel in Teams, wherever the family writes. */
  readonly toAdvisors: DeliverTo<Send>;
}

/** Plugs Teams together. */
export function createTeams(parts: TeamsParts, adapter: ConnectorAdapter): Teams {
  const { store } = parts;
  const delivery = createTeamsDelivery<Send>({
    adapter,
    threads: store.deskThreads,
    find: findHandoff(store),
    lastSent: store.outbox.lastSent,
    advisorWords: threadLine,
    words: () => teamsWords(parts.content()),
  });
  return { bot: createBot(parts), ...delivery };
}

type TeamsParts = Pick<ChannelsParts, 'settings' | 'store' | 'handoffs' | 'search' | 'content' | 'clock'>;

function createBot(parts: TeamsParts): ConnectorBot {
  const { settings, store, search, content, clock } = parts;
  const { deskTeam, tenantId } = settings;
  const takeDeskMessage = deskTeam
    ? createDeskChannel({ desk: createTeamsDesk(parts), threads: store.deskThreads, deskTeam, tenantId, clock })
    : undefined;
  return createTeamsBot({
    takeTurn: store.takeTurn,
    takeSideTurn: store.takeSideTurn,
    findSent: store.outbox.findSent,
    search,
    takeDeskMessage,
    lines: () => linesOf(content()),
  });
}

/** The same desk that the web page has: a claim here and one there are turns of the same conversation. */
function createTeamsDesk({ handoffs, store }: TeamsParts): TeamsDesk {
  return {
    act: handoffs.act,
    board: handoffs.board,
    setStatus: handoffs.setStatus,
    beThere: (advisor, until) => store.handoffs.heartbeat(advisor, 'advisor', until),
    find: findHandoff(store),
  };
}

function findHandoff(store: Store): TeamsDesk['find'] {
  return async (id) => {
    const found = await store.handoffs.find(id);
    return found && { handoff: found.handoff, channel: found.channel };
  };
}

function linesOf({ say }: Content): TeamsLines {
  return { private: say('teams-private'), privateButton: say('teams-private-button'), noFiles: say('no-files') };
}
