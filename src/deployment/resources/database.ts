import { expression, groupTemplateSchema, idOf, type Resource, reported, resource, theName } from '../arm.ts';
import { identityId, identityPrincipalId } from './identity.ts';

const type = 'Microsoft.DBforPostgreSQL/flexibleServers';
const databaseType = 'Microsoft.DBforPostgreSQL/flexibleServers/databases';
const administratorType = 'Microsoft.DBforPostgreSQL/flexibleServers/administrators';

/** The server's id, as an expression. */
export const databaseServerId = idOf(type, theName);
/** The server's name on the network, as an expression. */
export const databaseHost = reported(type, 'fullyQualifiedDomainName');
/** What the database is called. */
export const databaseName = 'helpline';
const signInName = 'database-sign-in';
/** The id of the last thing that is made of the database, as an expression. */
export const databaseSignInId = idOf('Microsoft.Resources/deployments', `'${signInName}'`);

const signInTemplate = {
  $schema: groupTemplateSchema,
  contentVersion: '1.0.0.0',
  parameters: {
    server: { type: 'string', metadata: { description: 'The PostgreSQL server.' } },
    principalId: { type: 'string', metadata: { description: 'The id under which the identity signs in.' } },
    principalName: { type: 'string', metadata: { description: 'The name of its account.' } },
  },
  resources: [
    resource(administratorType, {
      name: "[concat(parameters('server'), '/', parameters('principalId'))]",
      properties: {
        principalType: 'ServicePrincipal',
        principalName: "[parameters('principalName')]",
        tenantId: '[subscription().tenantId]',
      },
    }),
  ],
} as const;

/** PostgreSQL that knows no password: only the service's own identity signs in. */
export const databaseResources: readonly Resource[] = [
  resource(type, {
    name: expression(theName),
    location: "[parameters('location')]",
    sku: { name: "[parameters('databaseSku')]", tier: 'Burstable' },
    properties: {
      version: '17',
      createMode: 'Default',
      authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled', tenantId: '[subscription().tenantId]' },
      storage: { storageSizeGB: "[parameters('databaseStorageGb')]", autoGrow: 'Enabled' },
      backup: { backupRetentionDays: "[parameters('backupDays')]", geoRedundantBackup: 'Disabled' },
      highAvailability: { mode: 'Disabled' },
      network: { publicNetworkAccess: 'Disabled' },
    },
  }),
  resource(databaseType, {
    name: `[concat(${theName}, '/${databaseName}')]`,
    properties: { charset: 'UTF8', collation: 'en_US.utf8' },
    dependsOn: [expression(databaseServerId)],
  }),
  databaseSignIn(),
];

/**
 * Lets the identity in, as the one account that there is. A deployment of its own: the account's name is an id that Azure
 * gives only now, and a name must be known beforehand. After the database, since the server takes one change at a time.
 */
function databaseSignIn(): Resource {
  return resource('Microsoft.Resources/deployments', {
    name: signInName,
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: {
        server: { value: expression(theName) },
        principalId: { value: expression(identityPrincipalId) },
        principalName: { value: expression(theName) },
      },
      template: signInTemplate,
    },
    dependsOn: [expression(idOf(databaseType, theName, `'${databaseName}'`)), expression(identityId)],
  });
}
