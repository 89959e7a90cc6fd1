import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import type { ContentFolders } from '../../src/content/prepare.ts';
import { openControlSocket } from '../../src/control/control-socket.ts';
import type { ServiceState } from '../../src/control/exchange.ts';
import { examineClock } from '../../src/doctor/clock.ts';
import { examine } from '../../src/doctor/examine.ts';
import { type Finding, formatFinding } from '../../src/doctor/finding.ts';
import { examineDotEnv } from '../../src/doctor/machine.ts';
import { openStore } from '../../src/store/store.ts';
import { echoTurn } from '../store/echo-turn.ts';
import { noon, silentLog } from '../store/place.ts';
import { startIdentityEndpoint } from '../support/identity-endpoint.ts';

/** Where a fault is planted. */
interface Ground {
  readonly environment: Record<string, string>;
  readonly folders: ContentFolders;
  readonly dataDir: string;
  readonly dotEnv: string;
  /** A part of the addresses that do not answer. */
  away: string;
  readonly cleanUps: (() => unknown)[];
}

/** What a service on a machine of its own, behind a proxy, is given: nothing is wrong with it. */
const soundPublic = {
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://chat.example.org',
  TRUSTED_PROXIES: '10.0.0.1',
  ALLOWED_ORIGINS: 'https://www.example.org',
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'desk',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-sign-in',
  OIDC_ADVISOR_GROUP: 'advisors',
  ALERT_WEBHOOK_URL: 'https://alerts.example.org/helpline',
};

const appId = '11111111-2222-3333-4444-555555555555';
const tenantId = '99999999-2222-3333-4444-555555555555';

/** The same on Microsoft's channels. */
const soundChannels = {
  ...soundPublic,
  MicrosoftAppId: appId,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenantId,
  MicrosoftAppPassword: 'Gq7-a-secret-of-the-app',
};

const entra = { DATABASE_URL: 'postgresql://helpline@db.example.org/helpline', DATABASE_AUTH: 'entra' };

const plants: readonly (readonly [title: string, level: Finding['level'], plant: (ground: Ground) => unknown, said: RegExp])[] = [
  // Settings that can't be read.
  ['a port that is none', 'fault', set({ PORT: 'many' }), /settings: PORT: .*\n.*correct it/],
  ['a database of another kind', 'fault', set({ DATABASE_URL: 'mysql://x' }), /DATABASE_URL: give it as postgres/],
  ['a short secret', 'fault', set({ DIRECT_LINE_SECRET: 'short' }), /DIRECT_LINE_SECRET: give at least 32/],
  ['a short token', 'fault', set({ METRICS_TOKEN: 'short' }), /METRICS_TOKEN: give at least 32/],
  ['retention for ever', 'fault', set({ RETENTION_CONVERSATION_DAYS: '99999' }), /RETENTION_CONVERSATION_DAYS: /],
  ['an origin that is none', 'fault', set({ ALLOWED_ORIGINS: 'example' }), /ALLOWED_ORIGINS.*: give each as https/],
  ['a proxy that is none', 'fault', set({ TRUSTED_PROXIES: 'proxy' }), /TRUSTED_PROXIES: "proxy" is neither/],
  ['a misspelt log level', 'fault', set({ LOG_LEVEL: 'loud' }), /LOG_LEVEL: /],
  [
    'an open door beyond loopback',
    'fault',
    set({ ...soundPublic, LOCAL_BOT_FRAMEWORK: 'true' }),
    /LOCAL_BOT_FRAMEWORK: it lets anyone/,
  ],
  [
    'a public address with a path',
    'fault',
    set({ PUBLIC_URL: 'https://example.org/chat' }),
    /PUBLIC_URL: give the address without a path/,
  ],
  [
    'a database password with signs that end it',
    'fault',
    set({ DATABASE_URL: 'postgres://helpline:Gq7#xx@127.0.0.1/x' }),
    /DATABASE_URL: it is no whole address: write signs such as #/,
  ],
  [
    'a database password that is half written in code',
    'fault',
    set({ DATABASE_URL: 'postgres://helpline:Gq7%xx@127.0.0.1/x' }),
    /DATABASE_URL: it is no whole address/,
  ],
  ['a sign-in that is no address', 'fault', set({ OIDC_ISSUER: 'our sign-in' }), /OIDC_ISSUER: give the address of your sign-in/],
  [
    'a misspelt setting',
    'warning',
    set({ RETENTION_CONVERSATIONS_DAYS: '30' }),
    /RETENTION_CONVERSATIONS_DAYS is no setting.*\n.*Perhaps RETENTION_CONVERSATION_DAYS is meant/,
  ],
  [
    'a setting in other letters',
    'warning',
    set({ MICROSOFTAPPID: appId }),
    /MICROSOFTAPPID is no setting.*\n.*Perhaps MicrosoftAppId is meant/,
  ],
  [
    'a misspelt setting in .env, whatever it begins with',
    'warning',
    ({ dotEnv }) => writeFileSync(dotEnv, 'PROT=80\nUNRELATED_THING=1\n', { mode: 0o600 }),
    /PROT is no setting of this service.*\n.*Perhaps PORT is meant/,
  ],
  [
    'a bot for many tenants',
    'fault',
    set({ ...soundChannels, MicrosoftAppType: 'MultiTenant' }),
    /MicrosoftAppType: write UserAssignedMSI/,
  ],
  ['a bot without its tenant', 'fault', set({ ...soundChannels, MicrosoftAppTenantId: '' }), /MicrosoftAppTenantId: set it/],
  ['a bot without its secret', 'fault', set({ ...soundChannels, MicrosoftAppPassword: '' }), /MicrosoftAppPassword: set it/],
  ['an app id that is none', 'fault', set({ ...soundChannels, MicrosoftAppId: 'helpline' }), /MicrosoftAppId: give an id like/],
  [
    'a secret without its app',
    'fault',
    set({ MicrosoftAppPassword: 'x' }),
    /MicrosoftAppPassword: it belongs to an app that is not named/,
  ],
  [
    'an identity outside Azure',
    'fault',
    set({ ...soundChannels, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' }),
    /MicrosoftAppType: this machine has no managed identity/,
  ],
  [
    'a mail server without an address',
    'fault',
    set({ SMTP_URL: 'smtps://mail.example.org' }),
    /ALERT_MAIL_TO, ALERT_MAIL_FROM, SMTP_URL: .* need all three/,
  ],
  [
    'a hub without its secret',
    'fault',
    set({ HANDOFF_HUB_URL: 'https://hub.example.org' }),
    /HANDOFF_HUB_URL, HANDOFF_HUB_SECRET: a hub needs both/,
  ],
  ['entra without a database', 'fault', set({ DATABASE_AUTH: 'entra' }), /DATABASE_AUTH: set DATABASE_URL too/],
  [
    'entra with a password',
    'fault',
    set({ ...entra, DATABASE_URL: 'postgres://a:b@c/d' }),
    /DATABASE_AUTH: take the password out/,
  ],
  ['entra outside Azure', 'fault', set(entra), /DATABASE_AUTH: entra works where Azure gives/],
  [
    'a desk without its secret',
    'fault',
    set({ ...soundPublic, OIDC_CLIENT_SECRET: '' }),
    /OIDC_ISSUER: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/,
  ],
  ['a desk without its group', 'fault', set({ ...soundPublic, OIDC_ADVISOR_GROUP: '' }), /OIDC_ISSUER: set OIDC_ADVISOR_GROUP/],
  // Credentials.
  [
    'a secret that the vault did not give',
    'fault',
    set({ ...soundPublic, OIDC_CLIENT_SECRET: '@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/x)' }),
    /OIDC_CLIENT_SECRET could not be fetched from the vault.*\n.*Key Vault Secrets User/,
  ],
  [
    'a password from an example',
    'fault',
    set({ DATABASE_URL: 'postgres://helpline:password@127.0.0.1:9/x' }),
    /credentials: the password in DATABASE_URL is one from an example/,
  ],
  [
    'one secret for two things',
    'warning',
    set({ DIRECT_LINE_SECRET: 'Gq7-0123456789-abcdefghijklmnop-xyz', METRICS_TOKEN: 'Gq7-0123456789-abcdefghijklmnop-xyz' }),
    /DIRECT_LINE_SECRET and METRICS_TOKEN are the same/,
  ],
  ['a dull secret', 'fault', set({ DIRECT_LINE_SECRET: 'a'.repeat(40) }), /DIRECT_LINE_SECRET is easy to guess/],
  [
    'a way to the database in clear',
    'warning',
    set({ ...soundPublic, DATABASE_URL: 'postgres://helpline:Gq7-xx@db.invalid:9/x' }),
    /the way to the database is not encrypted/,
  ],
  [
    'an identity that gives no token',
    'fault',
    async ({ environment, cleanUps }) => {
      const endpoint = await startIdentityEndpoint();
      cleanUps.push(endpoint.close);
      Object.assign(environment, entra, {
        DATABASE_URL: 'postgresql://helpline@127.0.0.1:9/x',
        IDENTITY_ENDPOINT: endpoint.place.endpoint,
        IDENTITY_HEADER: endpoint.place.header,
      });
    },
    /credentials: The managed identity .* refused with 400/,
  ],
  // Content.
  [
    'an error in the content',
    'fault',
    (ground) => breakContent(ground, (text) => text.replace(/^name:.*$/m, '')),
    /content: .*pack\.yaml:\d+: /,
  ],
  ['content that is no YAML', 'fault', (ground) => breakContent(ground, () => 'id: [unfinished'), /content: .*pack\.yaml:\d+: /],
  [
    'a review that is overdue',
    'warning',
    (ground) =>
      breakContent(ground, (text) =>
        text.replace(/nextReview: \d{4}/g, 'nextReview: 2024').replace(/reviewed: \d{4}/g, 'reviewed: 2020'),
      ),
    /content: .*pack\.yaml:\d+: the review of .* was due/,
  ],
  [
    'hours that nobody has written down',
    'warning',
    ({ folders }) => writeFileSync(join(folders.knowledge, 'hours.yaml'), unsetHours),
    /content: .*hours\.yaml:\d+: no hours are set for/,
  ],
  [
    'hours that make no sense',
    'fault',
    ({ folders }) =>
      writeFileSync(
        join(folders.knowledge, 'hours.yaml'),
        unsetHours.replace('chat: unset', 'chat: { monday: ["17:00-09:00"] }'),
      ),
    /content: .*hours\.yaml:\d+: /,
  ],
  [
    'bank holidays that run out',
    'warning',
    ({ folders }) => {
      const file = join(folders.knowledge, 'bank-holidays.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^lastYear: .*$/m, 'lastYear: 2020'));
    },
    /content: .*bank-holidays\.yaml:\d+: /,
  ],
  // Store and disk.
  [
    'a data folder that is a file',
    'fault',
    ({ dataDir, environment, cleanUps }) => {
      const file = `${dataDir}-file`;
      writeFileSync(file, '');
      cleanUps.push(() => rmSync(file));
      environment['DATA_DIR'] = file;
    },
    /store: this account may not write to/,
  ],
  [
    'a data folder that others may look into',
    'warning',
    ({ dataDir }) => chmodSync(dataDir, 0o755),
    /store: other accounts of this machine may look into .*\n.*chmod 700/,
  ],
  [
    'a damaged store',
    'fault',
    ({ dataDir }) => writeFileSync(join(dataDir, 'helpline.sqlite'), 'no database '.repeat(500)),
    /store: .*damaged.*Restore a backup/,
  ],
  [
    'a store of a newer version',
    'fault',
    async ({ dataDir }) => {
      await (await openStore({ dataDir, runTurn: echoTurn, clock: noon, log: silentLog })).close();
      const database = new DatabaseSync(join(dataDir, 'helpline.sqlite'));
      database.exec("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')");
      database.close();
    },
    /store: .*newer version/,
  ],
  [
    'a store that a process holds which does not answer',
    'fault',
    async ({ dataDir, cleanUps }) => {
      const store = await openStore({ dataDir, runTurn: echoTurn, clock: noon, log: silentLog });
      cleanUps.push(() => store.close());
    },
    /store: Another process has the store .*\n.*end that one/,
  ],
  [
    'a database that is not there',
    'fault',
    set({ DATABASE_URL: 'postgres://helpline:Gq7-xx@127.0.0.1:9/x' }),
    /store: The PostgreSQL database can’t be used \(ECONNREFUSED\)/,
  ],
  // Machine.
  [
    'a port that is taken',
    'fault',
    async ({ environment, cleanUps }) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      cleanUps.push(() => server.close());
      environment['PORT'] = portOf(server);
    },
    /port: \d+ is taken/,
  ],
  [
    'an address that is not this machine’s',
    'fault',
    set({ HOST: '192.0.2.1', PORT: '45999' }),
    /port: 192\.0\.2\.1 is no address of this machine/,
  ],
  // Public address, proxies, websites.
  [
    'no public address',
    'warning',
    set({ ...soundPublic, PUBLIC_URL: '', OIDC_ISSUER: '' }),
    /public address: .*PUBLIC_URL is not set.*\n.*set PUBLIC_URL/,
  ],
  [
    'a public address without TLS',
    'fault',
    set({ ...soundPublic, PUBLIC_URL: 'http://chat.example.org' }),
    /PUBLIC_URL is http:.*\n.*put TLS in front/,
  ],
  [
    'proxies that are everybody',
    'fault',
    set({ ...soundPublic, TRUSTED_PROXIES: '0.0.0.0/0' }),
    /TRUSTED_PROXIES has 0\.0\.0\.0\/0, which is everybody/,
  ],
  [
    'no trusted proxy',
    'warning',
    set({ ...soundPublic, TRUSTED_PROXIES: '' }),
    /proxies: PUBLIC_URL is set, and TRUSTED_PROXIES is not/,
  ],
  ['no website', 'warning', set({ ...soundPublic, ALLOWED_ORIGINS: '' }), /websites: ALLOWED_ORIGINS is empty/],
  [
    'a website without TLS',
    'warning',
    set({ ...soundPublic, ALLOWED_ORIGINS: 'http://www.example.org' }),
    /websites: ALLOWED_ORIGINS has http:/,
  ],
  // Desk.
  [
    'nobody can sign in at the desk',
    'warning',
    set({ ...soundPublic, OIDC_ISSUER: '' }),
    /advisor desk: nobody can sign in.*\n.*OIDC_ISSUER, OIDC_CLIENT_ID/,
  ],
  [
    'a sign-in that does not answer',
    'fault',
    set({ ...soundPublic, OIDC_ISSUER: 'https://nowhere.example' }),
    /the sign-in at OIDC_ISSUER does not answer/,
  ],
  [
    'a sign-in that is none',
    'fault',
    set({ ...soundPublic, OIDC_ISSUER: 'https://missing.example' }),
    /the sign-in at OIDC_ISSUER answers 404/,
  ],
  [
    'a desk that does not know its address',
    'fault',
    set({ ...soundPublic, PUBLIC_URL: '' }),
    /OIDC_ISSUER is set, and PUBLIC_URL is not/,
  ],
  [
    'a sign-in of no tenant',
    'fault',
    set({ ...soundPublic, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }),
    /OIDC_ISSUER names no tenant/,
  ],
  // Alerts.
  ['nobody to be told', 'warning', set({ ...soundPublic, ALERT_WEBHOOK_URL: '' }), /alerts: nobody outside the desk is told/],
  [
    'alerts in clear',
    'fault',
    set({ ...soundPublic, ALERT_WEBHOOK_URL: 'http://alerts.example.org' }),
    /ALERT_WEBHOOK_URL is http:.*\n.*write https/,
  ],
  [
    'a mail server that is not there',
    'fault',
    set({ ALERT_MAIL_TO: 'a@example.org', ALERT_MAIL_FROM: 'b@example.org', SMTP_URL: 'smtp://127.0.0.1:9' }),
    /alerts: the mail server of SMTP_URL does not take us \(ECONNREFUSED|ESOCKET/,
  ],
  // Channels and retention.
  [
    'channels that reach only this machine',
    'warning',
    set({ ...soundChannels, HOST: '', PUBLIC_URL: '', OIDC_ISSUER: '' }),
    /channels: MicrosoftAppId is set, and only this machine/,
  ],
  [
    'one id pasted twice',
    'fault',
    set({ ...soundChannels, MicrosoftAppTenantId: appId }),
    /channels: MicrosoftAppId and MicrosoftAppTenantId are the same/,
  ],
  [
    'a team that is the tenant',
    'fault',
    set({ ...soundChannels, TEAMS_DESK_TEAM: tenantId }),
    /channels: TEAMS_DESK_TEAM is the id of the app or of the tenant/,
  ],
  [
    'callbacks that leave Teams out',
    'warning',
    set({ ...soundChannels, ALLOWED_SERVICE_URLS: 'https://*.botframework.com' }),
    /channels: ALLOWED_SERVICE_URLS leaves out smba\.trafficmanager\.net/,
  ],
  [
    'keys that can’t be fetched',
    'fault',
    (ground) => {
      set(soundChannels)(ground);
      ground.away = 'login.botframework.com';
    },
    /channels: Microsoft’s signing keys can’t be fetched/,
  ],
  [
    'an identity that is not the app’s',
    'fault',
    async ({ environment, cleanUps }) => {
      const endpoint = await startIdentityEndpoint();
      cleanUps.push(endpoint.close);
      Object.assign(environment, soundChannels, {
        MicrosoftAppType: 'UserAssignedMSI',
        MicrosoftAppPassword: '',
        IDENTITY_ENDPOINT: endpoint.place.endpoint,
        IDENTITY_HEADER: endpoint.place.header,
      });
    },
    /channels: the machine’s identity gets no token for Microsoft’s channels/,
  ],
  ['a log that says nothing', 'warning', set({ LOG_LEVEL: 'silent' }), /log: LOG_LEVEL is silent/],
  ['an open door on loopback', 'warning', set({ LOCAL_BOT_FRAMEWORK: 'true' }), /channels: LOCAL_BOT_FRAMEWORK is on/],
  [
    'chats that are kept for years',
    'warning',
    set({ RETENTION_CONVERSATION_DAYS: '1000' }),
    /retention: chats are kept for 1000 days/,
  ],
  [
    'lists that outlive their chat',
    'warning',
    set({ RETENTION_CONVERSATION_DAYS: '7' }),
    /retention: lists of a guided dialog would be kept for longer/,
  ],
  ['receipts that are gone in a day', 'warning', set({ RETENTION_RECEIPT_DAYS: '1' }), /retention: which messages were seen/],
  // The running service.
  ['a store that does not answer', 'fault', running({ storeAnswers: false }), /store: it does not answer the running service/],
  ['retention that fails', 'fault', running({ retentionFailed: true }), /retention: .*could not be removed/],
  [
    'retention that sleeps',
    'warning',
    running({ startedAt: Date.now() - 9 * 3_600_000, retentionAt: Date.now() - 8 * 3_600_000 }),
    /retention: nothing has been looked through/,
  ],
  ['a proxy that nobody named', 'fault', running({ distrustedForwards: 12 }), /proxies: 12 requests came through a proxy/],
];

function set(more: Record<string, string>) {
  return ({ environment }: Ground) => Object.assign(environment, more);
}

function running(more: Partial<ServiceState>) {
  return async ({ dataDir, cleanUps }: Ground) => {
    const state = {
      startedAt: Date.now(),
      address: 'http://127.0.0.1:1',
      storeAnswers: true,
      distrustedForwards: 0,
      retentionAt: null,
      retentionFailed: false,
      ...more,
    };
    cleanUps.push(await openControlSocket({ dataDir, state: async () => state, backup: async () => undefined, log: silentLog }));
  };
}

function breakContent({ folders }: Ground, change: (text: string) => string): void {
  const file = join(folders.knowledge, 'pack.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function portOf(server: Server): string {
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : '');
}

/** Hours of which nothing is known. */
const unsetHours =
  'zone: Europe/London\nbankHolidays: none\nexceptions: []\nways:\n  chat: unset\n  phone: unset\n  whatsapp: unset\n  callback: unset\n';

describe('doctor', function doctor() {
  this.timeout(30_000);
  let ground: Ground;
  beforeEach(() => {
    const root = mkdtempSync(join(tmpdir(), 'helpline-doctor-'));
    const dataDir = join(root, 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    const folders = { knowledge: join(root, 'knowledge'), dialogs: join(root, 'dialogs') };
    // Another condition's small pack, with the project's own fixed lines.
    cpSync('test/second-pack', folders.knowledge, { recursive: true });
    for (const file of ['phrases.yaml', 'intents.yaml']) cpSync(join('dialogs', file), join(folders.dialogs, file));
    cpSync('test/second-pack/dialogs', folders.dialogs, { recursive: true });
    ground = {
      environment: { DATA_DIR: dataDir, PORT: '0' },
      folders,
      dataDir,
      dotEnv: join(root, '.env'),
      away: 'nowhere',
      cleanUps: [() => rmSync(root, { recursive: true, force: true })],
    };
  });
  afterEach(async () => {
    for (const cleanUp of [...ground.cleanUps].reverse()) await cleanUp();
  });
  const reach = async (url: string) => {
    if (url.includes(ground.away)) throw new Error('no such name');
    return url.includes('missing') ? 404 : 200;
  };
  const findings = () => examine({ ...ground, now: Date.now(), reach });

  for (const [title, environment] of [
    ['on this machine', {}],
    ['in public', soundPublic],
    ['on Microsoft’s channels', soundChannels],
  ] as const) {
    it(`finds nothing to mend in a sound service ${title}, running or not`, async () => {
      Object.assign(ground.environment, environment);
      const level = (some: readonly Finding[]) =>
        some.filter((one) => one.level !== 'good' && one.about !== 'content').map(formatFinding);
      expect(level(await findings())).to.deep.equal([]);
      await running({})(ground);
      const asked = await findings();
      expect(level(asked)).to.deep.equal([]);
      expect(asked.map(({ about }) => about)).to.include('running service');
    });
  }

  for (const [title, level, plant, said] of plants) {
    it(`finds ${title}, and says what to do`, async () => {
      await plant(ground);
      const all = await findings();
      const hit = all.filter((finding) => finding.level === level && said.test(formatFinding(finding).replace(/^\S+\s+/, '')));
      expect(hit, all.map(formatFinding).join('\n')).to.have.length.greaterThan(0);
      for (const finding of all) if (finding.level !== 'good') expect(finding.todo, finding.what).to.match(/\w{2,} \w+/);
    });
  }

  it('finds a clock that stands in the past, and a Node without summer time', () => {
    const today = Date.UTC(2026, 10, 28);
    const sound = { now: today, newestFile: today - 1, summerHour: '13' };
    const levels = (more: Partial<typeof sound>) => examineClock({ ...sound, ...more }).map(({ level }) => level);
    expect(levels({})).to.deep.equal(['good']);
    expect(levels({ now: Date.UTC(1970, 0, 1) })).to.deep.equal(['fault']);
    expect(levels({ summerHour: '12' })).to.deep.equal(['fault']);
  });

  it('finds settings that others may read', () => {
    const file = join(ground.dataDir, '.env');
    writeFileSync(file, '', { mode: 0o600 });
    expect(examineDotEnv(file)).to.deep.equal([]);
    chmodSync(file, 0o644);
    expect(examineDotEnv(file).map(formatFinding).join()).to.include('chmod 600');
  });
});
