import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IdentityPlace } from '../../src/managed-identity.ts';

/** What Azure runs on a machine that has a managed identity, as far as it is asked for tokens. */
export interface IdentityEndpoint {
  readonly place: IdentityPlace;
  /** What was asked, the query of each request. */
  readonly asked: readonly URLSearchParams[];
  /** The next tokens; each is good until `expiresAt` (milliseconds since 1970). Without any it refuses. */
  give(token: string, expiresAt: number): void;
  close(): Promise<void>;
}

/** Starts one that knows the secret of its header. */
export async function startIdentityEndpoint(clientId?: string): Promise<IdentityEndpoint> {
  const asked: URLSearchParams[] = [];
  let current: { access_token: string; expires_on: string; token_type: string } | null = null;
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://local').searchParams);
    const known = request.headers['x-identity-header'] === 'machine-secret';
    const status = !known ? 403 : current === null ? 400 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? current : { statusCode: status, message: 'No such identity.' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    place: { endpoint: `http://127.0.0.1:${port}/msi/token`, header: 'machine-secret', clientId },
    asked,
    give(token, expiresAt) {
      current = { access_token: token, expires_on: String(Math.floor(expiresAt / 1000)), token_type: 'Bearer' };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
