import { expect } from 'chai';
import { checkTemplates } from '../../src/deployment/check-templates.ts';
import { writtenFiles } from '../../src/deployment/written-files.ts';
import { startRealService } from '../support/real-service.ts';
import { existing, existingParameters, faultsWith, fresh, type Loose, one, projectFacts, readProjectFile } from './planted.ts';
import { plants } from './plants.ts';

describe('the templates for Azure', () => {
  it('are what their source writes: otherwise npm run templates:write', () => {
    for (const { path, text } of writtenFiles) expect(readProjectFile(path), path).to.equal(text);
  });

  it('have no fault', () => {
    expect(checkTemplates(readProjectFile, projectFacts)).to.deep.equal([]);
  });

  it('ask the service at addresses where it answers', async function served() {
    this.timeout(180_000);
    const service = await startRealService();
    for (const path of ['/healthz', '/readyz']) expect((await fetch(`${service.url}${path}`)).status, path).to.equal(200);
    await service.close();
  });
});

describe('faults planted in the template for an existing group', () => {
  for (const [title, plant, said] of plants) {
    it(`${title}: found and said`, () => {
      const faults = faultsWith(existing, plant);
      expect(
        faults.filter((fault) => said.test(fault)),
        faults.join('\n'),
      ).to.not.deep.equal([]);
      for (const fault of faults) expect(fault).to.match(/^deploymentTemplates\S*: .{10,}/);
    });
  }
});

describe('faults planted in the template for a new group', () => {
  const inner = (t: Loose) => t.resources[1].properties.template;
  const planted: readonly (readonly [string, (t: Loose) => void, RegExp])[] = [
    ['a parameter that is not handed on', (t) => delete t.resources[1].properties.parameters.chatOrigins, /chatOrigins/],
    ['a parameter that is handed to nobody', (t) => (t.resources[1].properties.parameters.spare = { value: 'x' }), /spare/],
    [
      'https off in this one only',
      (t) => (one(inner(t), 'Microsoft.Web/sites').properties.httpsOnly = false),
      /httpsOnly: has to be true/,
    ],
    [
      'a change in this one only',
      (t) => (one(inner(t), 'Microsoft.BotService/botServices').properties.isCmekEnabled = true),
      /botServices .* differs between the two ways/,
    ],
    [
      'a resource less in this one',
      (t) => inner(t).resources.pop(),
      /only deployUseExistResourceGroup makes Microsoft\.BotService/,
    ],
    ['no group', (t) => t.resources.shift(), /waits for .*resourceGroups\/helpline, which the template does not make/],
    [
      'a deployment without its group',
      (t) => delete t.resources[1].resourceGroup,
      /resource group where there is none|does not make/,
    ],
    [
      'an output that leads nowhere',
      (t) => (t.outputs.appId.value = t.outputs.appId.value.replace('appId', 'clientId')),
      /asks for "clientId"/,
    ],
  ];
  for (const [title, plant, said] of planted) {
    it(`${title}: found and said`, () => {
      const faults = faultsWith(fresh, plant);
      expect(
        faults.filter((fault) => said.test(fault)),
        faults.join('\n'),
      ).to.not.deep.equal([]);
    });
  }
});

describe('faults planted in files of parameters', () => {
  const planted: readonly (readonly [string, ((t: Loose) => void) | string, RegExp])[] = [
    ['no JSON', '{ "parameters": ', /parameters-for-template-with-rg\.json: is no JSON/],
    [
      'a name that is not declared',
      (p) => (p.parameters.appSecret = { value: 'x' }),
      /gives appSecret, which the template does not declare/,
    ],
    ['a value that is missing', (p) => delete p.parameters.alertEmail, /does not give alertEmail, which has no default/],
    [
      'a value of another type',
      (p) => (p.parameters.chatOrigins.value = 'https://www.example.org'),
      /chatOrigins is of type string, not array/,
    ],
    ['a value that is not allowed', (p) => (p.parameters.botSku = { value: 'S2' }), /botSku is "S2", and may be/],
    ['a value out of range', (p) => (p.parameters.backupDays = { value: 3 }), /backupDays is 3: 7 is the least/],
    [
      'a website with a path',
      (p) => (p.parameters.chatOrigins.value = ['https://www.example.org/help']),
      /trustedOrigins\.0: has to be https:\/\/host/,
    ],
    ['a website over http', (p) => (p.parameters.chatOrigins.value = ['http://www.example.org']), /an address that is not https/],
    ['no mail address', (p) => (p.parameters.alertEmail.value = 'somebody'), /emailAddress: has to be a mail address/],
    [
      'an address with a path',
      (p) => (p.parameters.publicUrl = { value: 'https://www.example.org/chat/' }),
      /PUBLIC_URL is .*nothing behind it/,
    ],
    ['a secret', (p) => (p.parameters.botDisplayName = { value: 'password=hunter2hunter2' }), /holds a password or a key/],
    ['another outline', (p) => (p.values = {}), /"values"/],
  ];
  for (const [title, plant, said] of planted) {
    it(`${title}: found and said`, () => {
      const faults = faultsWith(existingParameters, plant);
      expect(
        faults.filter((fault) => said.test(fault)),
        faults.join('\n'),
      ).to.not.deep.equal([]);
    });
  }

  it('a file that is not there: said', () => {
    expect(faultsWith(existing, undefined).join('\n')).to.match(/template-with-rg\.json: is not there/);
  });
});

describe('the code that moves away from the templates', () => {
  const facts = projectFacts;
  const moved: readonly (readonly [string, Partial<typeof facts>, RegExp])[] = [
    [
      'a setting that was renamed',
      { settingNames: facts.settingNames.map((name) => (name === 'PUBLIC_URL' ? 'PUBLIC_ADDRESS' : name)) },
      /PUBLIC_URL is no setting of the service[\s\S]*PUBLIC_ADDRESS is neither set nor left out/,
    ],
    ['a new setting', { settingNames: [...facts.settingNames, 'BRAND_NEW'] }, /BRAND_NEW is neither set nor left out: decide/],
    [
      'a setting that is gone',
      { settingNames: facts.settingNames.filter((name) => name !== 'QUICK_EXIT_URL') },
      /QUICK_EXIT_URL is left out .* reads no such/,
    ],
    [
      'a route that moved',
      { routes: facts.routes.map((route) => (route === 'POST /api/messages' ? 'POST /api/activities' : route)) },
      /the bot’s endpoint is \/api\/messages/,
    ],
    [
      'a health route that is gone',
      { routes: facts.routes.filter((route) => route !== 'GET /healthz') },
      /healthCheckPath is \/healthz/,
    ],
    ['a newer Node', { nodeRange: '>=26' }, /linuxFxVersion is Node 24, and package\.json wants >=26/],
    ['a start file that moved', { hasFile: (path) => path !== 'src/main.ts' }, /starts src\/main\.ts, which is not there/],
    [
      'a setting that became required',
      { checkSettings: () => ['  BRAND_NEW: has to be set'] },
      /the service would not start: BRAND_NEW: has to be set/,
    ],
  ];
  for (const [title, change, said] of moved) {
    it(`${title}: found and said`, () =>
      expect(faultsWith(existing, () => undefined, { ...facts, ...change }).join('\n')).to.match(said));
  }
});
