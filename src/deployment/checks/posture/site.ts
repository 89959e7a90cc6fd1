import { z } from 'zod';
import { healthPath, nodeMajor, startCommand } from '../../runtime.ts';
import { exactly, idOfType, must, own, placed, shaped } from './must.ts';

const tls = z.enum(['1.2', '1.3'], 'has to be 1.2 or 1.3: older ones are broken');

const siteConfig = exactly({
  linuxFxVersion: must(`NODE|${nodeMajor}-lts`, 'the service runs on that Node'),
  appCommandLine: must(startCommand, 'that is how the service is started where no npm is in between'),
  alwaysOn: must(true, 'a service that sleeps lets the first family wait, and forgets to delete'),
  ftpsState: must('Disabled', 'nobody puts files there by FTP'),
  minTlsVersion: tls,
  scmMinTlsVersion: tls,
  http20Enabled: z.boolean(),
  webSocketsEnabled: must(true, 'replies come to the chat over a WebSocket'),
  remoteDebuggingEnabled: must(false, 'whoever debugs reads what families write'),
  healthCheckPath: must(healthPath, 'Azure asks there whether the process answers'),
  httpLoggingEnabled: must(false, 'addresses of requests hold the ids of chats'),
  detailedErrorLoggingEnabled: must(false, 'error pages may hold what families write'),
  requestTracingEnabled: must(false, 'traces hold what families write'),
});

/** What may be asked for of the machine and the service on it. Its settings are held against the code elsewhere. */
export const sitePosture = {
  'Microsoft.Web/serverfarms': exactly({
    ...placed,
    kind: must('linux', 'the service is packed for Linux'),
    sku: exactly({
      name: z.enum(
        ['B1', 'B2', 'B3', 'P0v3', 'P1v3'],
        'has to be B1 or larger: smaller ones fall asleep, and can’t join a network',
      ),
      capacity: z.number().int().min(1).max(3),
    }),
    properties: exactly({ reserved: must(true, 'that is Azure’s word for Linux') }),
  }),
  'Microsoft.Web/sites': exactly({
    ...placed,
    name: shaped(/^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/, 'has to be 2 to 60 letters, digits and hyphens: it becomes an address'),
    kind: must('app,linux', 'the service is packed for Linux'),
    identity: exactly({
      type: must('UserAssigned', 'the one identity is the bot’s and the database’s too'),
      userAssignedIdentities: z.record(idOfType('Microsoft.ManagedIdentity/userAssignedIdentities'), exactly({})),
    }),
    properties: exactly({
      serverFarmId: idOfType('Microsoft.Web/serverfarms'),
      httpsOnly: must(true, 'what families write crosses the network unread'),
      clientAffinityEnabled: must(false, 'it sets a cookie, before anyone has agreed to one'),
      keyVaultReferenceIdentity: idOfType('Microsoft.ManagedIdentity/userAssignedIdentities'),
      virtualNetworkSubnetId: shaped(
        /\/virtualNetworks\/[^/]+\/subnets\/app$/,
        'has to be the subnet app: there is no other way to the database',
      ),
      publicNetworkAccess: must('Enabled', 'families come from everywhere'),
      siteConfig,
    }),
  }),
  'Microsoft.Web/sites/config': exactly({
    ...own,
    name: shaped(/^[^/]+\/appsettings$/, 'has to be .../appsettings'),
    properties: z.record(z.string(), z.string('has to be text, as every setting in the environment is')),
  }),
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': exactly({
    ...own,
    name: shaped(/^[^/]+\/(ftp|scm)$/, 'has to be .../ftp or .../scm'),
    properties: exactly({ allow: must(false, 'nobody signs in there with a password') }),
  }),
};
