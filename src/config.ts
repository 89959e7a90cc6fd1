import { z } from 'zod';
import { type AlertSettings, alertSettingsShape, readAlertSettings } from './alerts/alert-settings.ts';
import { type BotSettings, botSettingsShape, readBotSettings } from './bot-settings.ts';
import { databaseFaults, databaseSettingsShape, identityPlace } from './database-settings.ts';
import { type DeskSettings, deskSettingsShape, readDeskSettings } from './desk/desk-settings.ts';
import { HelplineError } from './errors.ts';
import type { HandoffTimes } from './handoff/handoff-times.ts';
import type { IdentityPlace } from './managed-identity.ts';

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const origins = list.pipe(
  z.array(
    z
      .url({ protocol: /^https?$/, message: 'give each as https://www.example.org, parted by commas' })
      .transform((url) => new URL(url).origin),
  ),
);

/** A whole number of days, from one to ten years. */
function days(standard: number) {
  return z.coerce.number('give a number of days').int('give whole days').min(1).max(3650).default(standard);
}

/** Every setting, read from the environment. docs/operations.md and .env.example explain each. */
const settingsSchema = z.object({
  PORT: z.coerce.number('give a port number').int().min(0).max(65_535).default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  ...databaseSettingsShape,
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, message: 'give the address that families open, such as https://helpline.example.org' })
    .refine(hasNoPath, 'give the address without a path: the service can’t be served below one')
    .optional(),
  ALLOWED_ORIGINS: origins.default([]),
  TRUSTED_PROXIES: list.default([]),
  DIRECT_LINE_SECRET: z.string().min(32, 'give at least 32 characters, from a password generator').optional(),
  METRICS_TOKEN: z.string().min(32, 'give at least 32 characters, from a password generator').optional(),
  /** Mounts /api/messages without credentials, for the Emulator and the Agents Playground; only while listening on loopback. */
  LOCAL_BOT_FRAMEWORK: z.stringbool('write true or false').default(false),
  RETENTION_CONVERSATION_DAYS: days(90),
  RETENTION_RECEIPT_DAYS: days(30),
  RETENTION_DELIVERY_DAYS: days(14),
  RETENTION_CODE_DAYS: days(30),
  RETENTION_COLLECTED_DAYS: days(30),
  RETENTION_ACCESS_DAYS: days(365),
  HANDOFF_LEASE_SECONDS: z.coerce.number('give a number of seconds').int('give whole seconds').min(15).max(600).default(45),
  HANDOFF_WAIT_MINUTES: z.coerce.number('give a number of minutes').min(1).max(240).default(10),
  HANDOFF_UNATTENDED_MINUTES: z.coerce.number('give a number of minutes').min(1).max(240).default(5),
  QUICK_EXIT_URL: z
    .url({ protocol: /^https$/, message: 'give an everyday page, such as https://www.bbc.co.uk/weather' })
    .default('https://www.bbc.co.uk/weather'),
  HANDOFF_HUB_URL: z.url({ protocol: /^https?$/, message: 'give it as https://...' }).optional(),
  HANDOFF_HUB_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, 'give at least 32 characters without spaces, from a password generator')
    .optional(),
  ...alertSettingsShape,
  ...deskSettingsShape,
  ...botSettingsShape,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The name of every setting, as it stands in the environment. */
export const settingNames: readonly string[] = Object.keys(settingsSchema.shape);

/** Settings that make no sense without a secret. */
const nothingWithout: Readonly<Record<string, readonly string[]>> = {
  OIDC_CLIENT_SECRET: ['OIDC_ISSUER'],
  SMTP_URL: ['ALERT_MAIL_TO', 'ALERT_MAIL_FROM'],
};

/** Azure leaves its reference to a vault in place of a secret that it could not fetch. */
const vaultReference = '@Microsoft.KeyVault(';

/** The settings in the words of the code. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** With `entra`, the database is shown a token of the managed identity, not a password. */
  readonly databaseAuth: 'password' | 'entra';
  /** Where this machine's managed identity is asked for tokens; nowhere outside Azure. */
  readonly identity: IdentityPlace | undefined;
  readonly publicUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly directLineSecret: string | undefined;
  /** Lets a collector beyond this machine read `/metrics`. */
  readonly metricsToken: string | undefined;
  readonly localBotFramework: boolean;
  /** Settings whose secret Azure could not fetch from its vault: they count as not set. */
  readonly unresolvedSecrets: readonly string[];
  readonly retention: RetentionDays;
  readonly handoffTimes: HandoffTimes;
  /** Where a family lands that leaves in a hurry. */
  readonly quickExitUrl: string;
  /** Another engagement hub, which families who want a person are handed to; `null`: the desk is enough. */
  readonly hub: { readonly url: string; readonly secret: string } | null;
  /** Who outside the desk is told of what can't wait. */
  readonly alerts: AlertSettings;
  /** Who works at the advisor desk, and how they sign in. */
  readonly desk: DeskSettings;
  /** How the assistant is known to Microsoft's channels; without it, it is in none. */
  readonly bot: BotSettings | undefined;
  readonly logLevel: string;
  /** Whether only this machine can reach the service. */
  readonly onLoopback: boolean;
}

/** How many days each kind of record is kept. */
export interface RetentionDays {
  /** A conversation and all that belongs to it, from the last thing that happened in it. */
  readonly conversationDays: number;
  /** Which messages were seen before. */
  readonly receiptDays: number;
  /** Messages that could not be delivered. */
  readonly deliveryDays: number;
  /** How long a code to continue a chat is good. */
  readonly codeDays: number;
  /** Words that a guided dialog collects (a list for an appointment), from when each was given. */
  readonly collectedDays: number;
  /** Which advisor read which chat. */
  readonly accessDays: number;
}

/** Parses the environment. Throws `settings-invalid` with every fault at once, each with what to write instead. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const { given, unresolvedSecrets } = readGiven(environment);
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) throw new HelplineError('settings-invalid', describeFaults(parsed.error.issues));
  const { data } = parsed;
  const { onLoopback, desk, alerts, bot } = readTogether(data);
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    databaseAuth: data.DATABASE_AUTH,
    identity: identityPlace(data),
    publicUrl: data.PUBLIC_URL === undefined ? undefined : new URL(data.PUBLIC_URL).origin,
    allowedOrigins: data.ALLOWED_ORIGINS,
    trustedProxies: data.TRUSTED_PROXIES,
    directLineSecret: data.DIRECT_LINE_SECRET,
    metricsToken: data.METRICS_TOKEN,
    unresolvedSecrets,
    localBotFramework: data.LOCAL_BOT_FRAMEWORK,
    retention: {
      conversationDays: data.RETENTION_CONVERSATION_DAYS,
      receiptDays: data.RETENTION_RECEIPT_DAYS,
      deliveryDays: data.RETENTION_DELIVERY_DAYS,
      // A code outlives no conversation.
      codeDays: Math.min(data.RETENTION_CODE_DAYS, data.RETENTION_CONVERSATION_DAYS),
      collectedDays: data.RETENTION_COLLECTED_DAYS,
      accessDays: data.RETENTION_ACCESS_DAYS,
    },
    handoffTimes: {
      leaseMs: data.HANDOFF_LEASE_SECONDS * 1000,
      waitMs: data.HANDOFF_WAIT_MINUTES * 60_000,
      unattendedMs: data.HANDOFF_UNATTENDED_MINUTES * 60_000,
    },
    quickExitUrl: data.QUICK_EXIT_URL,
    hub: data.HANDOFF_HUB_URL && data.HANDOFF_HUB_SECRET ? { url: data.HANDOFF_HUB_URL, secret: data.HANDOFF_HUB_SECRET } : null,
    alerts,
    desk,
    bot,
    logLevel: data.LOG_LEVEL,
    onLoopback,
  };
}

/** What follows from several settings together. Throws `settings-invalid` for those that make no sense beside one another. */
function readTogether(data: z.infer<typeof settingsSchema>) {
  // Behind a proxy on the same machine it listens on loopback, and is public all the same.
  const onLoopback = isLoopback(data.HOST) && data.PUBLIC_URL === undefined;
  if (data.LOCAL_BOT_FRAMEWORK && !onLoopback) {
    throw new HelplineError(
      'settings-invalid',
      '  LOCAL_BOT_FRAMEWORK: it lets anyone who reaches this service speak as anyone; set HOST to 127.0.0.1, or take the setting away',
    );
  }
  const desk = readDeskSettings(data, onLoopback);
  const alerts = readAlertSettings(data);
  const bot = readBotSettings(data, identityPlace(data) !== undefined);
  const faults = [...databaseFaults(data), ...desk.faults, ...alerts.faults, ...bot.faults, ...hubFaults(data)];
  if (faults.length > 0) throw new HelplineError('settings-invalid', faults.join('\n'));
  return { onLoopback, desk: desk.settings, alerts: alerts.settings, bot: bot.bot };
}

/** Of all settings, what the package for Teams is made of: it is made on any machine, not on the bot's own. */
export function parsePackageSettings(environment: Readonly<Record<string, string | undefined>>) {
  const parsed = settingsSchema.pick({ MicrosoftAppId: true, PUBLIC_URL: true }).safeParse(readGiven(environment).given);
  if (!parsed.success) throw new HelplineError('settings-invalid', describeFaults(parsed.error.issues));
  const { MicrosoftAppId: appId, PUBLIC_URL: url } = parsed.data;
  return { appId, publicUrl: url === undefined ? undefined : new URL(url).origin };
}

/** What is set: an empty value counts as none, and so does a secret that could not be fetched. */
function readGiven(environment: Readonly<Record<string, string | undefined>>) {
  const unresolvedSecrets = settingNames.filter((name) => environment[name]?.startsWith(vaultReference));
  // Families are served without a desk and without alerts; half of either would be a fault.
  const dropped = unresolvedSecrets.flatMap((name) => [name, ...(nothingWithout[name] ?? [])]);
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== undefined && value !== '' && !dropped.includes(name)),
  );
  return { given, unresolvedSecrets };
}

/** Reads `.env` (when there is one) and the environment, which wins. The only place that touches either. */
export function readEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile('.env');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  return process.env;
}

/** The settings of this process. Throws `settings-invalid`. */
export function readSettings(): Settings {
  return parseSettings(readEnvironment());
}

function describeFaults(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  return issues.map((issue) => `  ${issue.path.map(String).join('.')}: ${issue.message}`).join('\n');
}

function hubFaults({ HANDOFF_HUB_URL: url, HANDOFF_HUB_SECRET: secret }: z.infer<typeof settingsSchema>): string[] {
  if ((url === undefined) === (secret === undefined)) return [];
  return ['  HANDOFF_HUB_URL, HANDOFF_HUB_SECRET: a hub needs both; set them, or neither'];
}

/** What is no address at all is told of by the rule before this one. */
function hasNoPath(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && search === '' && hash === '';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
