/** What the package says of the assistant, besides what is always so. */
export interface PackageFacts {
  /** `MicrosoftAppId`: the bot, and the package's own id too, so that an update finds what is installed. */
  readonly appId: string;
  /** `PUBLIC_URL`, an https origin. */
  readonly publicUrl: string;
  /** Three numbers parted by dots, higher with every package. */
  readonly version: string;
  /** Who stands behind it, as families know them. */
  readonly charity: string;
}

/** The version of Microsoft's schema that the manifest is written for; a test holds it against that schema. */
export const manifestVersion = '1.30';

/** The manifest of the Teams app: families in a chat of their own, advisors in a channel of their team. */
export function createManifest({ appId, publicUrl, version, charity }: PackageFacts) {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    id: appId,
    developer: {
      name: charity.slice(0, 32),
      websiteUrl: publicUrl,
      privacyUrl: `${publicUrl}/privacy`,
      termsOfUseUrl: `${publicUrl}/privacy`,
    },
    name: { short: 'Helpline assistant', full: `Helpline assistant of ${charity}`.slice(0, 100) },
    description: {
      short: 'Answers families’ questions, and brings them to a person of the helpline.',
      full: `Answers questions from the information of ${charity}, says where each answer comes from, and brings families to a person of the helpline. It is a computer program. It gives no advice about one child, and is no emergency service: in danger call 999.`,
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D4E5F',
    defaultInstallScope: 'personal',
    bots: [createBot(appId)],
    composeExtensions: [createSearch(appId)],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).host],
    webApplicationInfo: { id: appId, resource: publicUrl },
    // Without it the assistant hears of a channel only what mentions it. Whoever installs it in a team consents.
    authorization: { permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] } },
  };
}

function createBot(botId: string) {
  return {
    botId,
    scopes: ['personal', 'team'],
    supportsFiles: false,
    supportsCalling: false,
    supportsVideo: false,
    isNotificationOnly: false,
    commandLists: [
      {
        scopes: ['personal'],
        commands: [
          command('Menu', 'What you can ask about'),
          command('Talk to a person', 'How to reach the helpline'),
          command('Start again', 'Begin from the start'),
        ],
      },
      {
        scopes: ['team'],
        commands: [
          command('queue', 'Who waits, and who is on duty'),
          command('available', 'I am on duty'),
          command('away', 'I am not on duty'),
          command('use this channel', 'Families who want a person are shown in this channel'),
          command('stop using this channel', 'No family is shown here any more'),
        ],
      },
    ],
  };
}

function command(title: string, description: string) {
  return { title, description };
}

/** Advisors find an approved answer and put it into a message. */
function createSearch(botId: string) {
  return {
    botId,
    composeExtensionType: 'botBased',
    commands: [
      {
        id: 'searchKnowledge',
        type: 'query',
        title: 'Find an answer',
        description: 'Finds approved answers, with their source',
        context: ['compose', 'commandBox'],
        initialRun: false,
        parameters: [
          { name: 'query', title: 'Question', description: 'What the family asks, in their words', inputType: 'text' },
        ],
      },
    ],
  };
}
