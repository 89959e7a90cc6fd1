import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Client } from 'pg';
import { createTokenSource } from '../../../src/managed-identity.ts';
import type { PostgresPlace, Store } from '../../../src/store/port.ts';
import { openStore } from '../../../src/store/store.ts';
import { type IdentityEndpoint, startIdentityEndpoint } from '../../support/identity-endpoint.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { echoTurn, home, say } from '../echo-turn.ts';
import { expectCode } from '../expect-code.ts';
import { silentLog } from '../place.ts';

const hourMs = 3_600_000;

/** Signing in with a token that runs out, on a server that asks for it, over TLS as on Azure. */
export function entraTests(server: () => PostgresServer): void {
  describe('PostgreSQL that takes tokens of a managed identity', function entra() {
    this.timeout(60_000);
    const clock = { at: Date.UTC(2026, 10, 28), now: () => clock.at };
    let endpoint: IdentityEndpoint;
    let admin: Client;
    let databaseUrl: string;
    let ca: string;
    let store: Store | undefined;

    before(async () => {
      endpoint = await startIdentityEndpoint();
      const url = new URL(await server().createDatabase());
      admin = new Client({ connectionString: url.href });
      await admin.connect();
      ca = await wantTokensOverTls(admin);
      url.username = 'id-helpline';
      databaseUrl = url.href;
      await admin.query(`create role "id-helpline" login`);
      await admin.query(`grant all on schema public to "id-helpline"`);
    });
    afterEach(() => store?.close());
    after(async () => {
      await admin.query(`alter system reset ssl`);
      await endpoint.close();
      await admin.end();
    });

    /** As Azure has it: the token that is given is the only one that the server takes. */
    async function giveToken(token: string) {
      endpoint.give(token, clock.at + hourMs);
      await admin.query(`alter role "id-helpline" password '${token}'`);
    }

    async function open(ssl?: PostgresPlace['ssl']): Promise<Store> {
      const password = createTokenSource({ place: endpoint.place, resource: 'https://ossrdbms-aad.database.windows.net', clock });
      const place = { databaseUrl, password, ...(ssl === undefined ? {} : { ssl }) };
      store = await openStore({ ...place, runTurn: echoTurn, clock, log: silentLog, pollMs: 50 });
      return store;
    }

    it('lets the store in, and in again with a new token after the first has run out', async () => {
      await giveToken('token-one');
      const open1 = await open({ ca });
      await open1.takeTurn(say('hello'));
      clock.at += hourMs;
      await giveToken('token-two');
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'id-helpline'`);
      await open1.takeTurn(say('still here'));
      expect((await open1.readForFamily(home, 0, 10)).lastSeq).to.equal(6);
    });

    it('is not told the token when it can’t prove its name', async () => {
      await giveToken('token-three');
      const asked = endpoint.asked.length;
      const error = await expectCode(open(), 'store-unusable');
      expect(error.message).to.match(/SELF_SIGNED|UNABLE_TO_VERIFY|CERT/);
      expect(endpoint.asked.length, 'tokens asked for').to.equal(asked);
    });

    it('that refuses the token is named with its code, without the token', async () => {
      endpoint.give('stale-token', clock.at + hourMs);
      await admin.query(`alter role "id-helpline" password 'another'`);
      const error = await expectCode(open({ ca }), 'store-unusable');
      expect(error.message).to.include('28P01').and.not.include('stale-token');
    });
  });
}

/** Switches TLS on with a certificate for 127.0.0.1, and wants a password of one account. Returns the certificate. */
async function wantTokensOverTls(admin: Client): Promise<string> {
  const { rows } = await admin.query<{ data: string; hba: string }>(
    `select current_setting('data_directory') as data, current_setting('hba_file') as hba`,
  );
  const [{ data, hba } = { data: '', hba: '' }] = rows;
  const folder = mkdtempSync(join(data, 'tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=helpline test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    ],
    { stdio: 'pipe' },
  );
  const ca = readFileSync(certificate, 'utf8');
  const { uid, gid } = statSync(data);
  for (const file of [folder, key, certificate]) chownSync(file, uid, gid);
  chmodSync(key, 0o600);
  writeFileSync(hba, `hostssl all "id-helpline" 127.0.0.1/32 scram-sha-256\n${readFileSync(hba, 'utf8')}`);
  await admin.query(`alter system set ssl_cert_file = '${certificate}'`);
  await admin.query(`alter system set ssl_key_file = '${key}'`);
  await admin.query(`alter system set ssl = on`);
  await admin.query('select pg_reload_conf()');
  return ca;
}
