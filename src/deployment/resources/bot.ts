import { expression, idOf, type Resource, resource, theName } from '../arm.ts';
import { messagesPath } from '../runtime.ts';
import { identityClientId, identityId } from './identity.ts';

const type = 'Microsoft.BotService/botServices';
const channelType = 'Microsoft.BotService/botServices/channels';
const botId = idOf(type, theName);

/** The way to us from Teams and from third-party Direct Line clients. Our own chat does not pass here. */
export const botResources: readonly Resource[] = [
  resource(type, {
    name: expression(theName),
    location: "[parameters('botLocation')]",
    kind: 'azurebot',
    sku: { name: "[parameters('botSku')]" },
    properties: {
      displayName: "[parameters('botDisplayName')]",
      endpoint: `[concat(variables('publicUrl'), '${messagesPath}')]`,
      msaAppType: 'UserAssignedMSI',
      msaAppId: expression(identityClientId),
      msaAppTenantId: '[subscription().tenantId]',
      msaAppMSIResourceId: expression(identityId),
      disableLocalAuth: true,
      isStreamingSupported: false,
      isCmekEnabled: false,
      publicNetworkAccess: 'Enabled',
      schemaTransformationVersion: '1.3',
    },
    dependsOn: [expression(identityId)],
  }),
  resource(channelType, {
    condition: "[parameters('enableTeams')]",
    name: `[concat(${theName}, '/MsTeamsChannel')]`,
    location: "[parameters('botLocation')]",
    properties: {
      channelName: 'MsTeamsChannel',
      properties: { isEnabled: true, enableCalling: false, acceptedTerms: true },
    },
    dependsOn: [expression(botId)],
  }),
  resource(channelType, {
    name: `[concat(${theName}, '/DirectLineChannel')]`,
    location: "[parameters('botLocation')]",
    properties: {
      channelName: 'DirectLineChannel',
      properties: {
        sites: [
          {
            siteName: 'website',
            isEnabled: true,
            isV1Enabled: false,
            isV3Enabled: true,
            isSecureSiteEnabled: true,
            trustedOrigins: "[parameters('chatOrigins')]",
            isBlockUserUploadEnabled: true,
            isDetailedLoggingEnabled: false,
          },
        ],
      },
    },
    dependsOn: [expression(botId)],
  }),
];
