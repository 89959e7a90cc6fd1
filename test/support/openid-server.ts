import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

/** Who signs for the channels, on this machine: publishes its keys as Microsoft does, and makes tokens. */
export interface OpenIdServer {
  readonly openIdUrl: string;
  readonly issuer: string;
  /** How often its keys were asked for. */
  readonly asked: number;
  /** Makes a key and publishes it, for these channels. */
  addKey(kid: string, endorsements?: readonly string[]): Promise<CryptoKey>;
  /** The public half of a published key. */
  publicKey(kid: string): JWK;
  withdraw(kid: string): void;
  /** From now on it answers with this status. */
  fail(status: number | null): void;
  /** A token signed with a key of its own, or with `key`. */
  sign(claims: JWTPayload, header: Partial<JWTHeaderParameters> & { kid: string }, key?: CryptoKey): Promise<string>;
  close(): Promise<void>;
}

export async function startOpenIdServer(): Promise<OpenIdServer> {
  const keys = new Map<string, { secret: CryptoKey; jwk: JWK }>();
  let status: number | null = null;
  let asked = 0;
  const server = createServer((request, response) => {
    const isKeySet = request.url === '/keys';
    if (isKeySet) asked++;
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const body = isKeySet ? { keys: [...keys.values()].map(({ jwk }) => jwk) } : { issuer, jwks_uri: `${origin}/keys` };
    response.writeHead(status ?? 200, { 'content-type': 'application/json' });
    response.end(status === null ? JSON.stringify(body) : 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = 'https://api.botframework.com';
  return {
    openIdUrl: `http://127.0.0.1:${port}/.well-known/openidconfiguration`,
    issuer,
    get asked() {
      return asked;
    },
    async addKey(kid, endorsements = ['msteams']) {
      const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
      const published = { ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements };
      keys.set(kid, { secret: privateKey, jwk: published });
      return privateKey;
    },
    publicKey(kid) {
      const found = keys.get(kid);
      if (!found) throw new Error(`no key ${kid}`);
      return found.jwk;
    },
    withdraw: (kid) => void keys.delete(kid),
    fail(next) {
      status = next;
    },
    sign(claims, header, key = keys.get(header.kid)?.secret) {
      if (!key) throw new Error(`no key ${header.kid}`);
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...header }).sign(key);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
