import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';

/** Who the assistant is towards the channels, and how it proves that. */
export type BotCredentials =
  /** A managed identity: `token` gives one that is good for some minutes. Nobody has to keep or renew a secret. */
  | { readonly kind: 'managed-identity'; readonly appId: string; readonly token: () => Promise<string> }
  | { readonly kind: 'password'; readonly appId: string; readonly tenantId: string; readonly password: string };

type CredentialsFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** The SDK's way of asking for credentials. */
export function createCredentialsFactory(credentials: BotCredentials): CredentialsFactory {
  if (credentials.kind === 'managed-identity') return managedIdentity(credentials);
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: credentials.appId,
    MicrosoftAppTenantId: credentials.tenantId,
    MicrosoftAppPassword: credentials.password,
  });
}

function managedIdentity({ appId, token }: Extract<BotCredentials, { kind: 'managed-identity' }>): CredentialsFactory {
  return {
    isValidAppId: async (asked) => asked === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    }),
  };
}
