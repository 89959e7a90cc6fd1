import { expression, idOf, type Resource, reported, resource, theName } from '../arm.ts';
import { identityId, identityPrincipalId } from './identity.ts';

const type = 'Microsoft.KeyVault/vaults';

/** Azure's own role "Key Vault Secrets User": may read secrets, and nothing else. */
const secretsUser = '4633458b-17de-408a-b874-0445c86b69e6';

/** Where the few secrets are that can't be done without. They are put there by hand, and never pass through a template. */
export const vaultResources: readonly Resource[] = [
  resource(type, {
    name: expression(theName),
    location: "[parameters('location')]",
    properties: {
      tenantId: '[subscription().tenantId]',
      sku: { family: 'A', name: 'standard' },
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      enablePurgeProtection: true,
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      // Whoever looks after it comes from outside; what guards it is the role, and the sign-in with Microsoft.
      publicNetworkAccess: 'Enabled',
    },
  }),
  resource('Microsoft.Authorization/roleAssignments', {
    name: expression(`guid(${idOf(type, theName)}, ${identityId}, '${secretsUser}')`),
    scope: expression(idOf(type, theName)),
    properties: {
      roleDefinitionId: `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${secretsUser}')]`,
      principalId: expression(identityPrincipalId),
      principalType: 'ServicePrincipal',
    },
    dependsOn: [expression(idOf(type, theName)), expression(identityId)],
  }),
];

/** The id of what lets the service read its secrets. */
export const vaultAccessId = `extensionResourceId(${idOf(type, theName)}, 'Microsoft.Authorization/roleAssignments', guid(${idOf(type, theName)}, ${identityId}, '${secretsUser}'))`;

/** The setting whose value Azure takes from the vault, so that it never stands in a template; an expression. */
export function secretReference(secret: string): string {
  return `concat('@Microsoft.KeyVault(SecretUri=', ${reported(type, 'vaultUri')}, 'secrets/${secret})')`;
}
