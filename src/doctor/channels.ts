import { connectorResource } from '../bot/connector/connector-address.ts';
import { createServiceUrls } from '../bot/connector/service-urls.ts';
import type { BotSettings } from '../bot-settings.ts';
import { microsoft } from '../channels/channels-parts.ts';
import type { Settings } from '../config.ts';
import { createTokenSource } from '../managed-identity.ts';
import { type Finding, fault, good, warning } from './finding.ts';
import type { Reach } from './reach.ts';

const about = 'channels';
/** Where Microsoft's channels are called back, one of each kind. */
const callbacks = [
  'https://smba.trafficmanager.net/uk/',
  'https://directline.botframework.com/',
  'https://webchat.botframework.com/',
];

/** Which channels are open besides the website, to whom, and whether they can work. */
export async function examineChannels(settings: Settings, reach: Reach): Promise<Finding[]> {
  const { bot, localBotFramework, onLoopback } = settings;
  if (localBotFramework)
    return [
      warning(
        about,
        'LOCAL_BOT_FRAMEWORK is on: every program on this machine may speak as anybody',
        'Take it away when you have done trying things out.',
      ),
    ];
  if (bot === undefined) return [good(about, onLoopback ? 'the chat page' : 'the chat on your website')];
  const wrong = [
    ...examineReach(settings),
    ...examineIds(bot),
    ...examineCallbacks(bot),
    ...(await examineKeys(reach)),
    ...(await examineToken(settings, bot)),
  ];
  return wrong.length > 0 ? wrong : [good(about, 'the chat on your website, and Microsoft’s channels')];
}

function examineReach({ onLoopback }: Settings): Finding[] {
  if (!onLoopback) return [];
  return [
    warning(
      about,
      'MicrosoftAppId is set, and only this machine reaches the service',
      'Teams posts to https://<your address>/api/messages: set PUBLIC_URL, and HOST where no proxy is on this machine.',
    ),
  ];
}

/** Ids all look alike, and stand beside one another in the portal. */
function examineIds({ appId, tenantId, deskTeam }: BotSettings): Finding[] {
  return [
    ...(appId === tenantId
      ? [
          fault(
            about,
            'MicrosoftAppId and MicrosoftAppTenantId are the same id',
            'One of them was pasted twice: look both up again.',
          ),
        ]
      : []),
    ...(deskTeam === appId || deskTeam === tenantId
      ? [
          fault(
            about,
            'TEAMS_DESK_TEAM is the id of the app or of the tenant',
            'Take the id of the team: in Teams “Get link to team”, the part after groupId=.',
          ),
        ]
      : []),
  ];
}

function examineCallbacks({ serviceUrls }: BotSettings): Finding[] {
  const isAllowed = createServiceUrls(serviceUrls);
  const missing = callbacks.filter((url) => !isAllowed(url)).map((url) => new URL(url).hostname);
  const inClear = serviceUrls.filter((url) => url.startsWith('http:'));
  return [
    ...(missing.length > 0
      ? [
          warning(
            about,
            `ALLOWED_SERVICE_URLS leaves out ${missing.join(', ')}`,
            'What comes from there is refused: take the setting away, and Microsoft’s own addresses hold.',
          ),
        ]
      : []),
    ...(inClear.length > 0
      ? [warning(about, `ALLOWED_SERVICE_URLS has ${inClear.join(', ')}`, 'It is for tools on this machine: take it away.')]
      : []),
  ];
}

async function examineKeys(reach: Reach): Promise<Finding[]> {
  const status = await reach(microsoft.openIdUrl).catch(() => 0);
  if (status === 200) return [];
  return [
    fault(
      about,
      `Microsoft’s signing keys can’t be fetched (${status === 0 ? 'no answer' : status})`,
      `Everything from Teams would be refused: let this machine reach ${new URL(microsoft.openIdUrl).host}.`,
    ),
  ];
}

async function examineToken({ identity }: Settings, { appId, password }: BotSettings): Promise<Finding[]> {
  if (identity === undefined || password !== undefined) return [];
  const place = { ...identity, clientId: appId };
  const token = createTokenSource({ place, resource: connectorResource, clock: { now: Date.now } });
  return token().then(
    () => [],
    () => [
      fault(
        about,
        'the machine’s identity gets no token for Microsoft’s channels',
        'Nothing could be said in Teams: see that MicrosoftAppId is the client id of an identity that is assigned to this app.',
      ),
    ],
  );
}
