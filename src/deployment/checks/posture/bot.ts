import { z } from 'zod';
import { exactly, idOfType, must, placed, shaped } from './must.ts';

const guid = shaped(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'has to be an id as Azure writes them');
const origin = shaped(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, 'has to be https://host with nothing behind it');

const teams = exactly({
  channelName: must('MsTeamsChannel', 'it is the channel of that name'),
  properties: exactly({
    isEnabled: must(true, 'a channel that is off is no channel'),
    enableCalling: must(false, 'the assistant takes no calls'),
    acceptedTerms: must(true, 'Azure makes no channel of Teams without'),
  }),
});

const directLine = exactly({
  channelName: must('DirectLineChannel', 'it is the channel of that name'),
  properties: exactly({
    sites: z.tuple([
      exactly({
        siteName: z.string().min(1),
        isEnabled: must(true, 'a site that is off is no site'),
        isV1Enabled: must(false, 'that version knows no tokens for one chat'),
        isV3Enabled: must(true, 'clients speak version 3'),
        isSecureSiteEnabled: must(true, 'only pages of yours may open chats'),
        trustedOrigins: z.array(origin).min(1, 'has to name the websites that carry the chat'),
        isBlockUserUploadEnabled: must(true, 'files are not taken: they are health data that nobody asked for'),
        isDetailedLoggingEnabled: must(false, 'it would log what families write'),
      }),
    ]),
  }),
});

/** What may be asked for of Azure Bot Service. */
export const botPosture = {
  'Microsoft.BotService/botServices': exactly({
    ...placed,
    name: shaped(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,63}$/, 'has to be 2 to 64 letters, digits and hyphens'),
    location: z.enum(['global', 'westeurope'], 'has to be global or westeurope: Azure has it nowhere else for us'),
    kind: must('azurebot', 'the others are gone'),
    sku: exactly({ name: z.enum(['F0', 'S1']) }),
    properties: exactly({
      displayName: z.string().min(1).max(42),
      endpoint: shaped(
        /^https:\/\/[^/]+\/api\/messages$/,
        'has to be https://.../api/messages: the service answers nowhere else',
      ),
      msaAppType: must('UserAssignedMSI', 'no new bot can be MultiTenant since August 2025, and the other kind needs a password'),
      msaAppId: guid,
      msaAppTenantId: guid,
      msaAppMSIResourceId: idOfType('Microsoft.ManagedIdentity/userAssignedIdentities'),
      disableLocalAuth: must(true, 'nobody signs in with a key'),
      isStreamingSupported: must(false, 'the service takes messages one by one'),
      isCmekEnabled: must(false, 'there is no key of our own'),
      publicNetworkAccess: must('Enabled', 'Teams comes from outside'),
      schemaTransformationVersion: must('1.3', 'messages come in the shape that this stands for'),
    }),
  }),
  'Microsoft.BotService/botServices/channels': exactly({
    ...placed,
    location: z.enum(['global', 'westeurope']),
    name: shaped(
      /^[^/]+\/(MsTeamsChannel|DirectLineChannel)$/,
      'has to be .../MsTeamsChannel or .../DirectLineChannel: no other channel is served',
    ),
    properties: z.discriminatedUnion(
      'channelName',
      [teams, directLine],
      'has to be of the channel MsTeamsChannel or DirectLineChannel',
    ),
  }),
};
