import type { JsonObject } from '../arm.ts';
import type { Resolved } from '../resolve.ts';
import { type CodeFacts, checkSettingsAgree, isWithin } from './code.ts';

/** What is wrong between the resources and the code, and between the resources and one another. */
export function checkAgreement(resources: readonly Resolved[], facts: CodeFacts): string[] {
  const settings = settingsOf(resources);
  return [
    ...checkSettingsAgree(settings, facts),
    ...checkRuntime(resources, facts),
    ...checkAddresses(resources, settings),
    ...checkDatabase(resources, settings),
    ...checkIdentity(resources, settings),
    ...checkPlaces(resources),
    ...checkTest(resources),
  ];
}

/** The settings that a template gives the service, worked out. */
export function settingsOf(resources: readonly Resolved[]): Record<string, string> {
  const properties = bodyOf(resources, 'Microsoft.Web/sites/config')['properties'] ?? {};
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)]));
}

function checkRuntime(resources: readonly Resolved[], { routes, nodeRange, hasFile }: CodeFacts): string[] {
  const config = at(bodyOf(resources, 'Microsoft.Web/sites'), 'properties', 'siteConfig');
  const test = at(bodyOf(resources, 'Microsoft.Insights/webtests'), 'properties', 'Request');
  const bot = at(bodyOf(resources, 'Microsoft.BotService/botServices'), 'properties');
  const major = Number(/^NODE\|(\d+)/.exec(String(config['linuxFxVersion']))?.[1]);
  const started = String(config['appCommandLine'])
    .split(/\s+/)
    .filter((word) => /\.[jt]s$/.test(word));
  const asked = [
    ['GET', String(config['healthCheckPath']), 'healthCheckPath'],
    ['GET', pathOf(test['RequestUrl']), 'the web test'],
    ['POST', pathOf(bot['endpoint']), 'the bot’s endpoint'],
  ] as const;
  return [
    ...(isWithin(nodeRange, major)
      ? []
      : [`linuxFxVersion is Node ${major}, and package.json wants ${nodeRange}: correct one of them`]),
    ...(started.length > 0 ? [] : ['appCommandLine starts no file of the project']),
    ...started.filter((file) => !hasFile(file)).map((file) => `appCommandLine starts ${file}, which is not there: correct it`),
    ...asked
      .filter(([method, path]) => !routes.includes(`${method} ${path}`))
      .map(([method, path, what]) => `${what} is ${path}, and the service does not answer ${method} there: correct one of them`),
  ];
}

/** The address that families open is the one that the bot, the web test and the service itself go by. */
function checkAddresses(
  resources: readonly Resolved[],
  { PUBLIC_URL = '', ALLOWED_ORIGINS = '', HOST }: Readonly<Record<string, string>>,
): string[] {
  const test = at(bodyOf(resources, 'Microsoft.Insights/webtests'), 'properties', 'Request')['RequestUrl'];
  const endpoint = at(bodyOf(resources, 'Microsoft.BotService/botServices'), 'properties')['endpoint'];
  const channel = resources.find(({ id }) => /\/DirectLineChannel$/.test(id))?.body ?? {};
  const [site] = (at(channel, 'properties', 'properties')['sites'] ?? []) as readonly JsonObject[];
  const trusted = [site?.['trustedOrigins'] ?? []].flat().join(',');
  return [
    ...(HOST === undefined || HOST === '0.0.0.0' ? [] : [`setting HOST is ${HOST}: Azure reaches the service on 0.0.0.0 only`]),
    ...(/^https:\/\/[^/]+$/.test(PUBLIC_URL)
      ? []
      : [`setting PUBLIC_URL is ${PUBLIC_URL}: it has to be https://host with nothing behind it`]),
    ...[test, endpoint]
      .filter((url) => !String(url).startsWith(`${PUBLIC_URL}/`))
      .map((url) => `${url} is not below PUBLIC_URL, which is ${PUBLIC_URL}`),
    ...(trusted === ALLOWED_ORIGINS
      ? []
      : ['the trustedOrigins of Direct Line are not ALLOWED_ORIGINS: both have to be the charity’s websites']),
    ...(ALLOWED_ORIGINS.split(',').every((one) => one.startsWith('https://'))
      ? []
      : ['setting ALLOWED_ORIGINS has an address that is not https']),
  ];
}

/** The service signs in to the very database that is made, as the very account that is let in. */
function checkDatabase(
  resources: readonly Resolved[],
  { DATABASE_URL = '', DATABASE_AUTH, DATA_DIR = '' }: Readonly<Record<string, string>>,
): string[] {
  if (!URL.canParse(DATABASE_URL)) return ['setting DATABASE_URL is no address'];
  const url = new URL(DATABASE_URL);
  const account = at(bodyOf(resources, 'Microsoft.DBforPostgreSQL/flexibleServers/administrators'), 'properties')[
    'principalName'
  ];
  const server = String(bodyOf(resources, 'Microsoft.DBforPostgreSQL/flexibleServers')['name']);
  const database = String(bodyOf(resources, 'Microsoft.DBforPostgreSQL/flexibleServers/databases')['name']);
  const expected: readonly (readonly [boolean, string])[] = [
    [DATABASE_AUTH === 'entra', `DATABASE_AUTH is ${DATABASE_AUTH}: the database takes no password, so it has to be entra`],
    [decodeURIComponent(url.username) === account, `DATABASE_URL signs in as ${url.username}, and only ${account} is let in`],
    [
      url.hostname === `${server}.postgres.database.azure.com`,
      `DATABASE_URL leads to ${url.hostname}, which is not the server ${server}`,
    ],
    [
      database === `${server}${url.pathname}`,
      `DATABASE_URL names the database ${url.pathname.slice(1)}, and ${database} is made`,
    ],
    [
      url.searchParams.get('sslmode') === 'verify-full',
      'DATABASE_URL has to end in sslmode=verify-full: the token is shown to nobody else',
    ],
    [
      !DATA_DIR.startsWith('/home') && DATA_DIR.startsWith('/'),
      `DATA_DIR is ${DATA_DIR}: it has to be a folder of the machine’s own, such as /tmp/helpline, not one of the package or of /home, which is a network disk`,
    ],
  ];
  return expected.filter(([holds]) => !holds).map(([, fault]) => `setting ${fault}`);
}

/** The service is towards the channels what the bot is: one identity, one tenant. */
function checkIdentity(resources: readonly Resolved[], settings: Readonly<Record<string, string>>): string[] {
  const bot = at(bodyOf(resources, 'Microsoft.BotService/botServices'), 'properties');
  const same = {
    AZURE_CLIENT_ID: 'msaAppId',
    MicrosoftAppId: 'msaAppId',
    MicrosoftAppTenantId: 'msaAppTenantId',
    MicrosoftAppType: 'msaAppType',
  };
  const apart = Object.entries(same)
    .filter(([name, property]) => settings[name] !== undefined && settings[name] !== bot[property])
    .map(([name, property]) => `setting ${name} is not the ${property} of the bot: both have to be the one identity’s`);
  const site = bodyOf(resources, 'Microsoft.Web/sites');
  const given = Object.keys(at(site, 'identity', 'userAssignedIdentities'));
  const wanted = [at(site, 'properties')['keyVaultReferenceIdentity'], bot['msaAppMSIResourceId']].map(String);
  const missing = wanted.filter((id) => !given.includes(id));
  return missing.length > 0
    ? [...apart, `Microsoft.Web/sites does not have the identity ${missing[0]}: add it to userAssignedIdentities`]
    : apart;
}

/** Application Insights knows a test by its name. */
function checkTest(resources: readonly Resolved[]): string[] {
  const test = bodyOf(resources, 'Microsoft.Insights/webtests');
  const known = at(test, 'properties')['SyntheticMonitorId'];
  return known === test['name']
    ? []
    : [`Microsoft.Insights/webtests has the SyntheticMonitorId ${known}, and has to have its own name there`];
}

/** Of these the name or the place is Azure's own. */
const namedByAzure =
  /^Microsoft\.(Network\/privateDnsZones|Authorization\/|Resources\/|Insights\/diagnosticSettings|DBforPostgreSQL\/flexibleServers\/administrators)/;

/** All of it is in one place, under one name that no other group has. */
function checkPlaces(resources: readonly Resolved[]): string[] {
  const { name, location } = bodyOf(resources, 'Microsoft.Web/sites');
  const away = resources.filter(
    ({ type, body }) =>
      !type.startsWith('Microsoft.BotService/') &&
      !type.startsWith('Microsoft.Resources/') &&
      ![undefined, 'global', location].includes(body['location'] as string | undefined),
  );
  const others = resources.filter(({ type, body }) => !namedByAzure.test(type) && String(body['name']).split('/')[0] !== name);
  return [
    ...away.map(({ type, body }) => `${type} is in ${body['location']}, and the service in ${location}: keep them together`),
    ...others.map(
      ({ type, body }) =>
        `${type} is called ${body['name']}, and the service ${name}: names without its letters clash with other groups’`,
    ),
  ];
}

function bodyOf(resources: readonly Resolved[], type: string): JsonObject {
  return resources.find((one) => one.type === type)?.body ?? {};
}

function at(body: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((found, name) => (found[name] ?? {}) as JsonObject, body);
}

function pathOf(url: unknown): string {
  return URL.canParse(String(url)) ? new URL(String(url)).pathname : '?';
}
