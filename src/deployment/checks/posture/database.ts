import { z } from 'zod';
import { exactly, must, own, placed, shaped } from './must.ts';

const guid = shaped(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'has to be an id as Azure writes them');

/** What may be asked for of the database. */
export const databasePosture = {
  'Microsoft.DBforPostgreSQL/flexibleServers': exactly({
    ...placed,
    name: shaped(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'has to be 3 to 63 lower-case letters, digits and hyphens'),
    sku: exactly({
      name: shaped(/^Standard_B\d+m?s$/, 'has to be a size of the tier Burstable'),
      tier: must('Burstable', 'the sizes that are offered are of that tier'),
    }),
    properties: exactly({
      version: z.enum(['15', '16', '17'], 'has to be 15, 16 or 17'),
      createMode: must('Default', 'anything else takes another server’s place'),
      authConfig: exactly({
        activeDirectoryAuth: must('Enabled', 'the service signs in with its identity'),
        passwordAuth: must('Disabled', 'a password would have to be kept, renewed and could be lost'),
        tenantId: guid,
      }),
      storage: exactly({ storageSizeGB: z.number().min(32), autoGrow: must('Enabled', 'a full disk refuses families') }),
      backup: exactly({
        backupRetentionDays: z
          .number('says for how many days backups are kept')
          .int()
          .min(7, 'has to be 7 at the least')
          .max(35, 'has to be 35 at the most: whoever is erased stays in them for as long'),
        geoRedundantBackup: must('Disabled', 'what families write stays in the region'),
      }),
      highAvailability: exactly({ mode: z.enum(['Disabled', 'SameZone', 'ZoneRedundant']) }),
      network: exactly({ publicNetworkAccess: must('Disabled', 'the database has no address on the internet') }),
    }),
  }),
  'Microsoft.DBforPostgreSQL/flexibleServers/databases': exactly({
    ...own,
    properties: exactly({
      charset: must('UTF8', 'the service refuses any other'),
      collation: must('en_US.utf8', 'Azure takes no other spelling of it'),
    }),
  }),
  'Microsoft.DBforPostgreSQL/flexibleServers/administrators': exactly({
    ...own,
    name: shaped(/^[^/]+\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'has to be server/id of the identity’s principal'),
    properties: exactly({
      principalType: must('ServicePrincipal', 'an identity is one'),
      principalName: z.string().min(1),
      tenantId: guid,
    }),
  }),
};
