import { z } from 'zod';

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

/** Where Microsoft's channels are called back. `*.` stands for any name below. */
const microsoftServiceUrls = ['https://smba.trafficmanager.net', 'https://*.botframework.com'];

const guid = z
  .string()
  .regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'give an id like 01234567-89ab-cdef-0123-456789abcdef')
  .transform((id) => id.toLowerCase());

const serviceUrl = z
  .string()
  .regex(
    /^(https:\/\/(\*\.)?[\w.-]+(:\d+)?|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)\/?$/i,
    'give each as https://host or https://*.host, parted by commas',
  );

/** Settings of Bot Framework's channels, under the names that its own samples use, and of Microsoft Teams. */
export const botSettingsShape = {
  MicrosoftAppId: guid.optional(),
  MicrosoftAppType: z
    .enum(
      ['UserAssignedMSI', 'SingleTenant'],
      'write UserAssignedMSI (on Azure) or SingleTenant; bots for many tenants are no more',
    )
    .optional(),
  MicrosoftAppTenantId: guid.optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  ALLOWED_SERVICE_URLS: list.pipe(z.array(serviceUrl).min(1, 'name at least one address, or take the setting away')).optional(),
  /** The team in Teams one of whose channels may be the advisors' desk: its group id. */
  TEAMS_DESK_TEAM: guid.optional(),
};

/** How the assistant is known to Bot Framework's channels. */
export interface BotSettings {
  readonly appId: string;
  readonly tenantId: string;
  /** A secret of the app; without one, the machine's managed identity is the app. */
  readonly password: string | undefined;
  readonly serviceUrls: readonly string[];
  /** The group id of the team that may be the advisors' desk; without it, no channel is. */
  readonly deskTeam: string | undefined;
}

type BotData = { readonly [name in keyof typeof botSettingsShape]?: z.infer<(typeof botSettingsShape)[name]> | undefined };

/** The settings of the channels, `undefined` when the assistant is in none, and what is wrong with them. */
export function readBotSettings(data: BotData, hasIdentity: boolean): { bot: BotSettings | undefined; faults: string[] } {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password } = data;
  const faults = faultsOf(data, hasIdentity);
  if (appId === undefined || tenantId === undefined || faults.length > 0) return { bot: undefined, faults };
  const serviceUrls = data.ALLOWED_SERVICE_URLS ?? microsoftServiceUrls;
  return { bot: { appId, tenantId, password, serviceUrls, deskTeam: data.TEAMS_DESK_TEAM }, faults };
}

function faultsOf(data: BotData, hasIdentity: boolean): string[] {
  const { MicrosoftAppId: appId, MicrosoftAppType: type, MicrosoftAppPassword: password } = data;
  if (appId === undefined) {
    const given = (['MicrosoftAppType', 'MicrosoftAppPassword', 'TEAMS_DESK_TEAM'] as const).filter((name) => data[name]);
    return given.map((name) => `  ${name}: it belongs to an app that is not named; set MicrosoftAppId, or take it away`);
  }
  return [
    ...(data.MicrosoftAppTenantId ? [] : ['  MicrosoftAppTenantId: set it to the id of your Microsoft 365 tenant']),
    ...(type ? [] : ['  MicrosoftAppType: write UserAssignedMSI (on Azure) or SingleTenant']),
    ...(type === 'UserAssignedMSI' && password ? ['  MicrosoftAppPassword: a managed identity has none; take it away'] : []),
    ...(type === 'UserAssignedMSI' && !hasIdentity
      ? ['  MicrosoftAppType: this machine has no managed identity; run on Azure, or use SingleTenant with MicrosoftAppPassword']
      : []),
    ...(type === 'SingleTenant' && !password ? ['  MicrosoftAppPassword: set it to a client secret of the app'] : []),
  ];
}
