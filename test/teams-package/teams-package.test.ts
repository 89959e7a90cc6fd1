import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { parsePackageSettings } from '../../src/config.ts';
import { packageFacts } from '../../src/teams-package/facts.ts';
import { checkIcons } from '../../src/teams-package/icons.ts';
import { createManifest, manifestVersion } from '../../src/teams-package/manifest.ts';
import { createPackage } from '../../src/teams-package/package-zip.ts';
import { startRealService } from '../support/real-service.ts';

const facts = {
  appId: '00000000-0000-4000-8000-00000000000a',
  publicUrl: 'https://helpline-abc.azurewebsites.net',
  version: '0.1.0',
  charity: 'Example Children’s Charity',
};
const icons = {
  color: readFileSync('deploymentTemplates/teams/color.png'),
  outline: readFileSync('deploymentTemplates/teams/outline.png'),
};

/** Microsoft's own schema of this version, as its package ships it. */
const schemaFile = join(
  createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'),
  `../build/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
);
// Both are CommonJS: their class and function hang on `default` for Node.
const DraftAjv = Ajv.default;
const ajv = new DraftAjv({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

function faultsOf(manifest: object): string[] {
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

// biome-ignore lint/suspicious/noExplicitAny: a test plants whatever it likes
type Loose = any;

describe('the package for Teams', () => {
  const manifest = createManifest(facts);

  it('has a manifest that is valid by the official schema, of version 1.25 or newer', () => {
    expect(Number(manifestVersion.split('.')[1])).to.be.at.least(25);
    expect(faultsOf(manifest)).to.deep.equal([]);
    expect(faultsOf(createManifest({ ...facts, charity: 'A charity whose name is very long '.repeat(4) }))).to.deep.equal([]);
  });

  const planted: readonly (readonly [string, (m: Loose) => void, RegExp])[] = [
    ['an unknown scope', (m) => m.bots[0].scopes.push('everyone'), /bots\/0\/scopes/],
    ['a name that is too long', (m) => (m.name.short = 'x'.repeat(31)), /name\/short/],
    ['no privacy page', (m) => delete m.developer.privacyUrl, /developer .*privacyUrl/],
    ['an unknown key', (m) => (m.bots[0].supportsEverything = true), /bots\/0/],
    ['an id that is none', (m) => (m.id = 'helpline'), /\/id/],
    ['a search without a title', (m) => delete m.composeExtensions[0].commands[0].title, /commands\/0 .*title/],
  ];
  for (const [title, plant, said] of planted) {
    it(`would be found wrong with ${title}`, () => {
      const changed: Loose = structuredClone(manifest);
      plant(changed);
      expect(faultsOf(changed).join('\n')).to.match(said);
    });
  }

  it('is for families in person and for advisors in a team, with commands, search and the consent that it needs', () => {
    expect(manifest.bots[0]?.scopes).to.deep.equal(['personal', 'team']);
    expect(manifest.bots[0]?.commandLists.map(({ scopes }) => scopes)).to.deep.equal([['personal'], ['team']]);
    expect(manifest.composeExtensions[0]?.commands[0]).to.include({ id: 'searchKnowledge', type: 'query' });
    expect(manifest.authorization.permissions.resourceSpecific).to.deep.equal([
      { name: 'ChannelMessage.Read.Group', type: 'Application' },
    ]);
    expect(manifest.webApplicationInfo.id).to.equal(facts.appId);
  });

  it('trusts our own host and no other, by its whole name', () => {
    expect(manifest.validDomains).to.deep.equal(['helpline-abc.azurewebsites.net']);
    expect(
      JSON.stringify(manifest)
        .match(/https:\/\/[^/"]+/g)
        ?.filter((url) => !url.includes('microsoft.com')),
    ).to.satisfy((urls: string[]) => urls.every((url) => url === facts.publicUrl));
  });

  it('links to pages that are there, and says there who else keeps what is written in Teams', async function linked() {
    this.timeout(180_000);
    const bot = { MicrosoftAppId: facts.appId, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'Gq7-secret' };
    const service = await startRealService({ ...bot, MicrosoftAppTenantId: facts.appId });
    const { websiteUrl, privacyUrl, termsOfUseUrl } = createManifest({ ...facts, publicUrl: service.url }).developer;
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) expect((await fetch(url)).status, url).to.equal(200);
    const page = await (await fetch(privacyUrl)).text();
    expect(page)
      .to.include('<h2>Who reads this</h2>')
      .and.include('<li>the summary that you share')
      .and.include('kept for 90 days');
    expect(page).to.include('<h2>If you write to us in Microsoft Teams</h2>');
    await service.close();
    const alone = await startRealService();
    expect(await (await fetch(`${alone.url}/privacy`)).text()).to.not.include('Microsoft');
    await alone.close();
  });

  it('has its icons by the rules, and finds those that break them', () => {
    expect(checkIcons(icons.color, icons.outline)).to.deep.equal([]);
    expect(checkIcons(icons.outline, icons.color).join('\n')).to.match(
      /color\.png is 32 by 32[\s\S]*outline\.png is 192 by 192[\s\S]*not white/,
    );
    expect(checkIcons(Buffer.from('GIF89a'), icons.outline).join()).to.include('color.png is no PNG');
  });

  it('is the same to the last byte, whenever and wherever it is made, and holds three files at its root', () => {
    const zip = createPackage(facts, icons);
    expect(Object.keys(unzipSync(zip)).sort()).to.deep.equal(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(Buffer.from(unzipSync(zip)['manifest.json'] ?? []).toString())).to.deep.equal(manifest);
    expect(createPackage(facts, icons)).to.deep.equal(zip);
  });

  it('is written by npm run teams:package from settings alone, the same in Tokyo and in New York', function written() {
    this.timeout(180_000);
    const folder = mkdtempSync(join(tmpdir(), 'helpline-teams-'));
    // As somebody has them who packs on a machine of their own, for a bot on Azure.
    const settings = {
      MicrosoftAppId: facts.appId,
      MicrosoftAppType: 'UserAssignedMSI',
      PUBLIC_URL: facts.publicUrl,
      OIDC_CLIENT_SECRET: 'not-in-the-package',
    };
    const hashes = ['Asia/Tokyo', 'America/New_York'].map((TZ, i) => {
      const file = join(folder, `${i}.zip`);
      execFileSync(process.execPath, ['src/cli/teams-package.ts', file], { env: { ...process.env, ...settings, TZ } });
      expect(readFileSync(file).includes('not-in-the-package')).to.equal(false);
      return createHash('sha256').update(readFileSync(file)).digest('hex');
    });
    expect(hashes[0]).to.equal(hashes[1]);
    rmSync(folder, { recursive: true });
  });

  it('is refused without the settings that it needs, each by name', () => {
    const nothing = parsePackageSettings({ PUBLIC_URL: '' });
    expect(() => packageFacts(nothing, 'x', '1.0.0')).to.throw(/MicrosoftAppId: [\s\S]*PUBLIC_URL: /);
    expect(() => parsePackageSettings({ MicrosoftAppId: 'helpline' })).to.throw(/MicrosoftAppId: give an id like/);
    const { appId } = facts;
    expect(() => packageFacts({ appId, publicUrl: 'http://x.example' }, 'x', '1.0.0')).to.throw(
      /PUBLIC_URL: set it to the https/,
    );
    expect(() => packageFacts({ appId, publicUrl: 'https://azurewebsites.net' }, 'x', '1.0.0')).to.throw(
      /PUBLIC_URL: Teams trusts/,
    );
  });
});
