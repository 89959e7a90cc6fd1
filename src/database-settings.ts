import { z } from 'zod';
import type { IdentityPlace } from './managed-identity.ts';

/** Settings of the database, and of the managed identity that may sign in there and at Microsoft's channels. */
export const databaseSettingsShape = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'give it as postgres://name:password@host:5432/database')
    .refine(isWhole, 'it is no whole address: write signs such as # / ? @ % in the password as %23 %2F %3F %40 %25')
    .optional(),
  DATABASE_AUTH: z.enum(['password', 'entra'], 'write password or entra').default('password'),
  /** Which of Azure's managed identities is ours. */
  AZURE_CLIENT_ID: z.string().min(1).optional(),
  /** Azure sets these two by itself where an app has a managed identity. */
  IDENTITY_ENDPOINT: z.url('Azure sets it; take it away').optional(),
  IDENTITY_HEADER: z.string().min(1).optional(),
};

type Given = z.infer<z.ZodObject<typeof databaseSettingsShape>>;

/** Where this machine's managed identity is asked for tokens; nowhere outside Azure. */
export function identityPlace(given: Given): IdentityPlace | undefined {
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header, AZURE_CLIENT_ID: clientId } = given;
  return endpoint === undefined || header === undefined ? undefined : { endpoint, header, clientId };
}

/** What is wrong with these settings together: a database that wants tokens can't be had without somewhere to get them. */
export function databaseFaults(given: Given): string[] {
  const { DATABASE_URL: url, DATABASE_AUTH: auth } = given;
  if (auth !== 'entra') return [];
  return [
    ...(url === undefined ? ['  DATABASE_AUTH: set DATABASE_URL too: entra is a way to sign in to PostgreSQL'] : []),
    ...(url !== undefined && new URL(url).password !== ''
      ? ['  DATABASE_AUTH: take the password out of DATABASE_URL: a token takes its place']
      : []),
    ...(identityPlace(given) === undefined
      ? [
          '  DATABASE_AUTH: entra works where Azure gives the app a managed identity (IDENTITY_ENDPOINT); write password elsewhere',
        ]
      : []),
  ];
}

function isWhole(text: string): boolean {
  try {
    decodeURIComponent(new URL(text).password);
    return true;
  } catch {
    return false;
  }
}
