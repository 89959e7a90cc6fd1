import { z } from 'zod';
import type { OidcOptions } from '../http/desk/oidc.ts';
import type { DeskRole } from '../http/desk-contract.ts';

const roles: readonly string[] = ['advisor', 'lead', 'editor'] satisfies DeskRole[];

/** `Sam:lead:editor, Kim`: names as families see them, each with what they may do; without that, they talk with families. */
const people = z
  .string()
  .transform((text) => text.split(',').map((item) => item.trim()))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^[^:]{1,80}(:(advisor|lead|editor))*$/, 'write names with what they may do, such as Sam:lead:editor, Kim')
        .transform(readPerson),
    ),
  );

const hour = 3_600_000;
const minute = 60_000;

/** The settings of the advisor desk, as a part of all settings. docs/operations.md explains each. */
export const deskSettingsShape = {
  DESK_LINKS: people.default(() => ['Sam:lead:editor', 'Kim', 'Alex'].map(readPerson)),
  DESK_SESSION_HOURS: z.coerce.number('give a number of hours').min(1).max(24).default(12),
  DESK_IDLE_MINUTES: z.coerce.number('give a number of minutes').min(5).max(1440).default(120),
  OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      message: 'give the address of your sign-in, such as https://login.microsoftonline.com/<tenant>/v2.0',
    })
    .refine((url) => !URL.canParse(url) || url.startsWith('https:') || isThisMachine(new URL(url).hostname), 'use https')
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().min(1).default('openid profile'),
  OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  OIDC_ADVISOR_GROUP: z.string().min(1).optional(),
  OIDC_LEAD_GROUP: z.string().min(1).optional(),
  OIDC_EDITOR_GROUP: z.string().min(1).optional(),
};

const deskSettingsSchema = z.object(deskSettingsShape);

/** The desk's settings in the words of the code. */
export interface DeskSettings {
  /** `null`: nobody can sign in, so there is no desk, and the reason is told at start. */
  readonly signIn: LinkSettings | OidcSettings | null;
  readonly sessions: { readonly idleMs: number; readonly longestMs: number };
}

/** One-time links, for a service that this machine alone can reach. */
export interface LinkSettings {
  readonly kind: 'link';
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: readonly DeskRole[] }[];
}

/** The charity's own sign-in, and the group of each role. */
export type OidcSettings = { readonly kind: 'oidc' } & Omit<OidcOptions, 'tokenKey' | 'log'>;

/** What follows from the settings; links are for loopback alone. `faults`: settings that make no sense together, and what to do. */
export function readDeskSettings(
  data: z.infer<typeof deskSettingsSchema>,
  onLoopback: boolean,
): { settings: DeskSettings; faults: string[] } {
  const sessions = { idleMs: data.DESK_IDLE_MINUTES * minute, longestMs: data.DESK_SESSION_HOURS * hour };
  if (data.OIDC_ISSUER === undefined) {
    return { settings: { signIn: onLoopback ? { kind: 'link', people: data.DESK_LINKS } : null, sessions }, faults: [] };
  }
  const groups = groupsOf(data);
  const faults = [
    ...(data.OIDC_CLIENT_ID && data.OIDC_CLIENT_SECRET
      ? []
      : ['  OIDC_ISSUER: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too, as your sign-in gave them']),
    ...(Object.keys(groups).length > 0 ? [] : ['  OIDC_ISSUER: set OIDC_ADVISOR_GROUP, or nobody may sign in at the desk']),
  ];
  const signIn = {
    kind: 'oidc',
    issuer: data.OIDC_ISSUER,
    clientId: data.OIDC_CLIENT_ID ?? '',
    clientSecret: data.OIDC_CLIENT_SECRET ?? '',
    scope: data.OIDC_SCOPE,
    groupsClaim: data.OIDC_GROUPS_CLAIM,
    groups,
  } as const;
  return { settings: { signIn, sessions }, faults };
}

function groupsOf(data: z.infer<typeof deskSettingsSchema>): OidcSettings['groups'] {
  return {
    ...(data.OIDC_ADVISOR_GROUP ? { advisor: data.OIDC_ADVISOR_GROUP } : {}),
    ...(data.OIDC_LEAD_GROUP ? { lead: data.OIDC_LEAD_GROUP } : {}),
    ...(data.OIDC_EDITOR_GROUP ? { editor: data.OIDC_EDITOR_GROUP } : {}),
  };
}

/** The id stays the same over restarts, so that a session and its chats do too. */
function readPerson(text: string): LinkSettings['people'][number] {
  const [name = '', ...given] = text.split(':');
  const known = given.filter((role): role is DeskRole => roles.includes(role));
  return { id: `link:${name.trim().toLowerCase()}`, name: name.trim(), roles: known.length === 0 ? ['advisor'] : known };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}
