import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A charity's sign-in: OpenID Connect as the real ones speak it, with people of ours. */
export interface SignInProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

/** Who can sign in: by the name that is typed in its form, with the claims that it gives out. */
export type People = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Starts it on a free port. `redirectUri`: where it may lead back to. */
export async function startSignInProvider(people: People, redirectUri: string): Promise<SignInProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Another site than the service’s, as the charity’s is: cookies are held to that.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const clientId = 'desk';
  const clientSecret = 'a secret of the tests alone';
  const provider = new Provider(issuer, configuration({ people, clientId, clientSecret, redirectUri }));
  server.on('request', provider.callback());
  return {
    issuer,
    clientId,
    clientSecret,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Options {
  readonly people: People;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

function configuration({ people, clientId, clientSecret, redirectUri }: Options): Configuration {
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    claims: { openid: ['sub', 'groups', 'name', 'given_name'] },
    // As Entra does it: groups and names stand in the id token itself.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  };
}
