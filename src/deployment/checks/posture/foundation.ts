import { z } from 'zod';
import { exactly, idOfType, must, own, placed, shaped } from './must.ts';

const guid = shaped(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'has to be an id as Azure writes them');

/** What may be asked for of groups, identities, vaults and roles. */
export const foundationPosture = {
  'Microsoft.Resources/resourceGroups': exactly({
    ...placed,
    name: shaped(/^[-\w.()]{1,90}$/, 'is no name of a resource group'),
  }),
  'Microsoft.Resources/deployments': exactly({
    ...own,
    resourceGroup: z.string().optional(),
    properties: exactly({
      mode: must('Incremental', 'anything else deletes what else is in the group'),
      expressionEvaluationOptions: exactly({ scope: must('inner', 'names inside have to be those inside') }),
      parameters: z.record(z.string(), z.unknown()),
    }),
  }),
  'Microsoft.ManagedIdentity/userAssignedIdentities': exactly({
    ...placed,
    name: shaped(
      /^[a-z][a-z0-9-]{2,62}$/,
      'has to be 3 to 63 lower-case letters, digits and hyphens: it is the name of a database account too',
    ),
  }),
  'Microsoft.KeyVault/vaults': exactly({
    ...placed,
    name: shaped(
      /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
      'has to be 3 to 24 letters, digits and single hyphens, a letter first',
    ),
    properties: exactly({
      tenantId: guid,
      sku: exactly({ family: must('A', 'there is no other'), name: z.enum(['standard', 'premium']) }),
      enableRbacAuthorization: must(true, 'who may read secrets is said by roles'),
      enableSoftDelete: must(true, 'a secret that was deleted by mistake can be had back'),
      softDeleteRetentionInDays: z.number().int().min(7).max(90),
      enablePurgeProtection: must(true, 'nobody can destroy the secrets for good'),
      enabledForDeployment: must(false, 'no machine may read secrets'),
      enabledForDiskEncryption: must(false, 'no disk may read secrets'),
      enabledForTemplateDeployment: must(false, 'no template may read secrets'),
      publicNetworkAccess: z.enum(['Enabled', 'Disabled']),
    }),
  }),
  'Microsoft.Authorization/roleAssignments': exactly({
    ...own,
    name: guid,
    scope: idOfType('Microsoft.KeyVault/vaults'),
    properties: exactly({
      roleDefinitionId: shaped(
        /\/roleDefinitions\/4633458b-17de-408a-b874-0445c86b69e6$/,
        'has to be Key Vault Secrets User (4633458b-17de-408a-b874-0445c86b69e6): the service may read secrets, and no more',
      ),
      principalId: guid,
      principalType: must('ServicePrincipal', 'without it the deployment may fail while the identity is new'),
    }),
  }),
};
