import { expect } from 'chai';
import { parseSettings } from '../src/config.ts';

const appId = '01234567-89AB-cdef-0123-456789abcdef';
const tenant = '11111111-89ab-cdef-0123-456789abcdef';
const single = {
  MicrosoftAppId: appId,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: 'secret',
};
const identity = { IDENTITY_ENDPOINT: 'http://127.0.0.1:1/msi', IDENTITY_HEADER: 'x' };

describe('settings of the channels', () => {
  it('are none unless an app is named', () => {
    expect(parseSettings({}).bot).to.equal(undefined);
  });

  it('take a secret or a managed identity, and Microsoft’s own addresses', () => {
    const { bot } = parseSettings(single);
    expect(bot).to.include({ appId: appId.toLowerCase(), tenantId: tenant, password: 'secret' });
    expect(bot?.serviceUrls).to.contain('https://smba.trafficmanager.net');
    const { MicrosoftAppPassword: _, ...rest } = single;
    const azure = parseSettings({
      ...rest,
      ...identity,
      MicrosoftAppType: 'UserAssignedMSI',
      ALLOWED_SERVICE_URLS: 'https://a.example',
    });
    expect(azure.bot).to.deep.include({ password: undefined, serviceUrls: ['https://a.example'] });
  });

  const faults: Record<string, Record<string, string>> = {
    MicrosoftAppId: { ...single, MicrosoftAppId: 'helpline' },
    MicrosoftAppType: { ...single, MicrosoftAppType: 'MultiTenant' },
    'MicrosoftAppType: write': { MicrosoftAppId: appId, MicrosoftAppTenantId: tenant },
    MicrosoftAppTenantId: { ...single, MicrosoftAppTenantId: '' },
    'MicrosoftAppPassword: set it': { ...single, MicrosoftAppPassword: '' },
    'MicrosoftAppPassword: a managed identity': { ...single, ...identity, MicrosoftAppType: 'UserAssignedMSI' },
    'no managed identity': { ...single, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' },
    'TEAMS_DESK_TEAM: it belongs': { TEAMS_DESK_TEAM: tenant },
    ALLOWED_SERVICE_URLS: { ...single, ALLOWED_SERVICE_URLS: 'smba.trafficmanager.net' },
    'ALLOWED_SERVICE_URLS.0': { ...single, ALLOWED_SERVICE_URLS: 'http://evil.example' },
  };
  for (const [named, environment] of Object.entries(faults)) {
    it(`say what is wrong: ${named}`, () => {
      expect(() => parseSettings(environment)).to.throw(named);
    });
  }
});
