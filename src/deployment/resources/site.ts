import { expression, idOf, type Resource, resource, theName } from '../arm.ts';
import { healthPath, nodeMajor, startCommand } from '../runtime.ts';
import { databaseServerId, databaseSignInId } from './database.ts';
import { identityId } from './identity.ts';
import { appSubnetId, databaseNameId, privateNetworkId } from './network.ts';
import { siteSettings } from './site-settings.ts';
import { vaultAccessId } from './vault.ts';
import { workspaceId } from './watching.ts';

const planType = 'Microsoft.Web/serverfarms';
const siteType = 'Microsoft.Web/sites';
/** The app's id, as an expression. */
export const siteId = idOf(siteType, theName);

/** The machine that the service runs on, and the service itself. */
export const siteResources: readonly Resource[] = [
  resource(planType, {
    name: expression(theName),
    location: "[parameters('location')]",
    kind: 'linux',
    sku: { name: "[parameters('appServicePlanSku')]", capacity: 1 },
    // Azure's word for Linux.
    properties: { reserved: true },
  }),
  resource(siteType, {
    name: expression(theName),
    location: "[parameters('location')]",
    kind: 'app,linux',
    identity: { type: 'UserAssigned', userAssignedIdentities: { [expression(identityId)]: {} } },
    properties: {
      serverFarmId: expression(idOf(planType, theName)),
      httpsOnly: true,
      clientAffinityEnabled: false,
      keyVaultReferenceIdentity: expression(identityId),
      virtualNetworkSubnetId: expression(appSubnetId),
      publicNetworkAccess: 'Enabled',
      siteConfig: {
        linuxFxVersion: `NODE|${nodeMajor}-lts`,
        appCommandLine: startCommand,
        alwaysOn: true,
        ftpsState: 'Disabled',
        minTlsVersion: '1.2',
        scmMinTlsVersion: '1.2',
        http20Enabled: true,
        webSocketsEnabled: true,
        remoteDebuggingEnabled: false,
        healthCheckPath: healthPath,
        // Requests are not logged: their addresses hold the ids of chats.
        httpLoggingEnabled: false,
        detailedErrorLoggingEnabled: false,
        requestTracingEnabled: false,
      },
    },
    dependsOn: [expression(idOf(planType, theName)), expression(identityId), expression(privateNetworkId)],
  }),
  resource('Microsoft.Web/sites/config', {
    name: `[concat(${theName}, '/appsettings')]`,
    properties: siteSettings,
    dependsOn: [siteId, identityId, databaseServerId, databaseSignInId, databaseNameId, vaultAccessId].map(expression),
  }),
  ...['ftp', 'scm'].map((door) =>
    resource('Microsoft.Web/sites/basicPublishingCredentialsPolicies', {
      name: `[concat(${theName}, '/${door}')]`,
      properties: { allow: false },
      dependsOn: [expression(siteId)],
    }),
  ),
  resource('Microsoft.Insights/diagnosticSettings', {
    name: 'service-log',
    scope: expression(siteId),
    properties: {
      workspaceId: expression(workspaceId),
      // What the service itself writes, and what Azure does with it; not AppServiceHTTPLogs, which hold who called what.
      logs: ['AppServiceConsoleLogs', 'AppServicePlatformLogs'].map((category) => ({ category, enabled: true })),
    },
    dependsOn: [expression(siteId), expression(workspaceId)],
  }),
];
