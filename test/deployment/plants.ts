import { type Loose, one } from './planted.ts';

const site = 'Microsoft.Web/sites';
const settings = 'Microsoft.Web/sites/config';
const server = 'Microsoft.DBforPostgreSQL/flexibleServers';
const bot = 'Microsoft.BotService/botServices';
const channels = 'Microsoft.BotService/botServices/channels';
const vault = 'Microsoft.KeyVault/vaults';

/** What somebody might do to the template for an existing group, and what has to be said of it. */
export const plants: readonly (readonly [title: string, plant: (t: Loose) => void, said: RegExp])[] = [
  // The file as a template.
  [
    'another $schema',
    (t) => (t.$schema = 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#'),
    /has the \$schema .* needs/,
  ],
  ['no contentVersion', (t) => delete t.contentVersion, /contentVersion/],
  ['a misspelt section', (t) => (t.resource = []), /"resource"/],
  ['no resources', (t) => (t.resources = []), /resources: make something/],
  [
    'an undeclared parameter',
    (t) => (one(t, bot).properties.displayName = "[parameters('botName')]"),
    /properties\.displayName: the parameter botName is not declared/,
  ],
  [
    'an undeclared variable',
    (t) => (one(t, bot).properties.displayName = "[variables('botName')]"),
    /the variable botName is not declared/,
  ],
  [
    'an unused parameter',
    (t) => (t.parameters.spare = { type: 'string', defaultValue: '', metadata: { description: 'x' } }),
    /the parameter spare is never used/,
  ],
  ['an unused variable', (t) => (t.variables.spare = 'x'), /the variable spare is never used/],
  [
    'a parameter that nothing uses any more',
    (t) => (one(t, server).properties.backup.backupRetentionDays = 14),
    /the parameter backupDays is never used/,
  ],
  [
    'a missing bracket',
    (t) => (one(t, site).name = "[variables('name'"),
    /resources\.\d+\.name: the expression .* does not end with \]/,
  ],
  ['a missing parenthesis', (t) => (one(t, site).name = "[concat(variables('name'), 'x']"), /has its end where "\)" belongs/],
  ['a missing comma', (t) => (one(t, site).name = "[concat(variables('name') 'x')]"), /where "\)" belongs/],
  ['an open quote', (t) => (one(t, site).name = "[concat('x, variables(name))]"), /can’t be read from/],
  ['a misspelt function', (t) => (one(t, site).name = "[concatenate('a', 'b')]"), /calls concatenate\(\), which is misspelt/],
  ['an expression with nothing after it', (t) => (one(t, site).name = "[variables('name') 'x']"), /behind its end/],
  [
    'a default that is not allowed',
    (t) => (t.parameters.botSku.defaultValue = 'S2'),
    /botSku has a defaultValue that is "S2", and may be "F0" or "S1"/,
  ],
  [
    'a default of another type',
    (t) => (t.parameters.retentionDays.defaultValue = '90'),
    /retentionDays has a defaultValue that is of type string, not int/,
  ],
  [
    'a default below the least',
    (t) => (t.parameters.retentionDays.defaultValue = 0),
    /retentionDays has a defaultValue that is 0: 1 is the least/,
  ],
  [
    'a default that is too long',
    (t) => (t.parameters.namePrefix.defaultValue = 'helpline-for-families'),
    /namePrefix has a defaultValue that .*10 is the most/,
  ],
  ['no description', (t) => delete t.parameters.botSku.metadata, /botSku has no metadata\.description/],
  ['an unknown type', (t) => (t.parameters.botSku.type = 'text'), /botSku is of type text/],
  [
    'a name that may become too long',
    (t) => (t.parameters.namePrefix.maxLength = 20),
    /KeyVault\/vaults: name: has to be 3 to 24/,
  ],
  [
    'reference() in a name',
    (t) =>
      (one(t, site).name =
        "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', variables('name')), '2024-11-30').clientId]"),
    /resources\.\d+\.name: reference\(\) can’t be used here/,
  ],
  [
    'reference() in dependsOn',
    (t) =>
      one(t, site).dependsOn.push("[reference(resourceId('Microsoft.Web/serverfarms', variables('name')), '2025-03-01').id]"),
    /dependsOn\.\d+: reference\(\) can’t be used here/,
  ],
  [
    'a reference to what is not made',
    (t) =>
      (one(t, bot).properties.msaAppId =
        "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'other'), '2024-11-30').clientId]"),
    /refers to .*\/other, which the template does not make/,
  ],
  [
    'a reported property that is not there',
    (t) =>
      (one(t, bot).properties.msaAppId =
        "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', variables('name')), '2024-11-30').appId]"),
    /asks for "appId", which is not there/,
  ],
  [
    'an id with too few names',
    (t) => (one(t, bot).properties.msaAppMSIResourceId = "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities')]"),
    /with 0 names where 1 belong/,
  ],
  [
    'a nested template with names from outside',
    (t) => delete one(t, 'Microsoft.Resources/deployments').properties.expressionEvaluationOptions,
    /without expressionEvaluationOptions\.scope inner/,
  ],
  [
    'an undeclared parameter in a nested template',
    (t) =>
      (one(t, 'Microsoft.Resources/deployments').properties.template.resources[0].properties.principalName =
        "[parameters('who')]"),
    /the parameter who is not declared/,
  ],
  [
    'a value that a nested template is not given',
    (t) => delete one(t, 'Microsoft.Resources/deployments').properties.parameters.principalName,
    /parameter "principalName", which has no value/,
  ],
  [
    'a deployment that deletes what else is there',
    (t) => (one(t, 'Microsoft.Resources/deployments').properties.mode = 'Complete'),
    /has to be "Incremental"/,
  ],
  // Resources.
  [
    'an old apiVersion',
    (t) => (one(t, site).apiVersion = '2015-08-01'),
    /Microsoft\.Web\/sites: has the apiVersion 2015-08-01, and 2025-03-01/,
  ],
  ['a preview', (t) => (one(t, bot).apiVersion = '2023-09-15-preview'), /botServices: has the apiVersion 2023-09-15-preview/],
  ['an apiVersion that never was', (t) => (one(t, vault).apiVersion = '2029-01-01'), /vaults: has the apiVersion 2029-01-01/],
  [
    'a resource that nobody needs',
    (t) =>
      t.resources.push({ type: 'Microsoft.Storage/storageAccounts', apiVersion: '2024-01-01', name: 'x', location: 'uksouth' }),
    /storageAccounts: is no resource that the service needs/,
  ],
  [
    'a firewall that is open',
    (t) =>
      t.resources.push({
        type: `${server}/firewallRules`,
        apiVersion: '2025-08-01',
        name: "[concat(variables('name'), '/all')]",
        properties: { startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' },
      }),
    /firewallRules: is no resource that the service needs/,
  ],
  [
    'a resource less',
    (t) => t.resources.splice(t.resources.indexOf(one(t, vault)), 1),
    /has 0 of Microsoft\.KeyVault\/vaults, and needs 1/,
  ],
  ['a resource twice', (t) => t.resources.push(structuredClone(one(t, site))), /makes Microsoft\.Web\/sites\/.* twice/],
  ['no location', (t) => delete one(t, site).location, /Microsoft\.Web\/sites: location: needs a location/],
  [
    'dependsOn that leads nowhere',
    (t) => one(t, site).dependsOn.push("[resourceId('Microsoft.Web/serverfarms', 'other')]"),
    /waits for Microsoft\.Web\/serverfarms\/other, which the template does not make/,
  ],
  [
    'a missing dependsOn',
    (t) => one(t, site).dependsOn.shift(),
    /Microsoft\.Web\/sites uses Microsoft\.Web\/serverfarms\/.* without waiting for it/,
  ],
  [
    'a circle',
    (t) => (one(t, 'Microsoft.Web/serverfarms').dependsOn = ["[resourceId('Microsoft.Web/sites', variables('name'))]"]),
    /waits for itself in the end/,
  ],
  [
    'a misspelt property',
    (t) => {
      one(t, site).properties.httpOnly = true;
      delete one(t, site).properties.httpsOnly;
    },
    /has "httpOnly", which Azure does not know/,
  ],
  // The service.
  ['http', (t) => (one(t, site).properties.httpsOnly = false), /properties\.httpsOnly: has to be true/],
  ['https left to chance', (t) => delete one(t, site).properties.httpsOnly, /properties\.httpsOnly: has to be true/],
  ['FTP', (t) => (one(t, site).properties.siteConfig.ftpsState = 'FtpsOnly'), /ftpsState: has to be "Disabled"/],
  ['old TLS', (t) => (one(t, site).properties.siteConfig.minTlsVersion = '1.0'), /minTlsVersion: has to be 1\.2 or 1\.3/],
  [
    'old TLS for who deploys',
    (t) => (one(t, site).properties.siteConfig.scmMinTlsVersion = '1.1'),
    /scmMinTlsVersion: has to be 1\.2/,
  ],
  ['a service that sleeps', (t) => (one(t, site).properties.siteConfig.alwaysOn = false), /alwaysOn: has to be true/],
  ['no WebSockets', (t) => (one(t, site).properties.siteConfig.webSocketsEnabled = false), /webSocketsEnabled: has to be true/],
  [
    'a health path that nobody serves',
    (t) => (one(t, site).properties.siteConfig.healthCheckPath = '/health'),
    /healthCheckPath is \/health, and the service does not answer GET there/,
  ],
  ['no health path', (t) => delete one(t, site).properties.siteConfig.healthCheckPath, /healthCheckPath: has to be "\/healthz"/],
  [
    'another Node',
    (t) => (one(t, site).properties.siteConfig.linuxFxVersion = 'NODE|20-lts'),
    /linuxFxVersion is Node 20, and package\.json wants >=24/,
  ],
  [
    'a start file that is not there',
    (t) => (one(t, site).properties.siteConfig.appCommandLine = 'node lib/index.js'),
    /appCommandLine starts lib\/index\.js, which is not there/,
  ],
  [
    'a debugger',
    (t) => (one(t, site).properties.siteConfig.remoteDebuggingEnabled = true),
    /remoteDebuggingEnabled: has to be false/,
  ],
  [
    'a log of requests',
    (t) => (one(t, site).properties.siteConfig.httpLoggingEnabled = true),
    /httpLoggingEnabled: has to be false/,
  ],
  ['a sticky cookie', (t) => (one(t, site).properties.clientAffinityEnabled = true), /clientAffinityEnabled: has to be false/],
  ['no identity', (t) => delete one(t, site).identity, /Microsoft\.Web\/sites: identity: is not there/],
  [
    'another kind of identity',
    (t) => (one(t, site).identity.type = 'SystemAssigned'),
    /identity\.type: has to be "UserAssigned"/,
  ],
  ['an open CORS', (t) => (one(t, site).properties.siteConfig.cors = { allowedOrigins: ['*'] }), /siteConfig: has "cors"/],
  [
    'a plan that sleeps',
    (t) => t.parameters.appServicePlanSku.allowedValues.push('F1'),
    /with appServicePlanSku "F1": .*serverfarms: sku\.name: has to be B1 or larger/,
  ],
  ['a plan for Windows', (t) => (one(t, 'Microsoft.Web/serverfarms').properties.reserved = false), /reserved: has to be true/],
  [
    'passwords for who deploys',
    (t) => (one(t, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies', 'scm').properties.allow = true),
    /allow: has to be false/,
  ],
  [
    'only one door without passwords',
    (t) => t.resources.splice(t.resources.indexOf(one(t, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies', 'ftp')), 1),
    /has 1 of .*basicPublishingCredentialsPolicies, and needs 2/,
  ],
  [
    'a log of who called what',
    (t) =>
      one(t, 'Microsoft.Insights/diagnosticSettings').properties.logs.push({ category: 'AppServiceHTTPLogs', enabled: true }),
    /category: has to be AppServiceConsoleLogs/,
  ],
  // Settings.
  [
    'a misspelt setting',
    (t) => {
      one(t, settings).properties.PUBLIC_ULR = one(t, settings).properties.PUBLIC_URL;
      delete one(t, settings).properties.PUBLIC_URL;
    },
    /PUBLIC_ULR is no setting of the service/,
  ],
  ['a setting of another framework', (t) => (one(t, settings).properties.CLIENT_ID = 'x'), /setting CLIENT_ID is no setting/],
  ...[
    'HOST',
    'PUBLIC_URL',
    'ALLOWED_ORIGINS',
    'TRUSTED_PROXIES',
    'DATA_DIR',
    'DATABASE_URL',
    'DATABASE_AUTH',
    'MicrosoftAppId',
    'MicrosoftAppType',
    'MicrosoftAppTenantId',
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
    'OIDC_ADVISOR_GROUP',
    'SMTP_URL',
    'AZURE_CLIENT_ID',
    'RETENTION_CONVERSATION_DAYS',
  ].map(
    (name) =>
      [`no ${name}`, (t: Loose) => delete one(t, settings).properties[name], new RegExp(`setting ${name} is not set: `)] as const,
  ),
  [
    'a setting that the service refuses',
    (t) => (one(t, settings).properties.LOG_LEVEL = 'loud'),
    /the service would not start: LOG_LEVEL/,
  ],
  ['a setting that is no text', (t) => (one(t, settings).properties.PORT = 8080), /PORT: has to be text/],
  ['loopback', (t) => (one(t, settings).properties.HOST = '127.0.0.1'), /HOST is 127\.0\.0\.1: Azure reaches/],
  ['a password for the database', (t) => (one(t, settings).properties.DATABASE_AUTH = 'password'), /DATABASE_AUTH is password/],
  [
    'another database',
    (t) =>
      (one(t, settings).properties.DATABASE_URL = one(t, settings).properties.DATABASE_URL.replace('/helpline?', '/postgres?')),
    /DATABASE_URL names the database postgres/,
  ],
  [
    'another server',
    (t) =>
      (one(t, settings).properties.DATABASE_URL =
        "[concat('postgresql://', variables('name'), '@db.example.org:5432/helpline?sslmode=verify-full')]"),
    /DATABASE_URL leads to db\.example\.org/,
  ],
  [
    'another account',
    (t) =>
      (one(t, settings).properties.DATABASE_URL = one(t, settings).properties.DATABASE_URL.replace(
        "variables('name')",
        "'postgres'",
      )),
    /DATABASE_URL signs in as postgres/,
  ],
  [
    'a token for whoever answers',
    (t) =>
      (one(t, settings).properties.DATABASE_URL = one(t, settings).properties.DATABASE_URL.replace('verify-full', 'require')),
    /sslmode=verify-full/,
  ],
  ['data on a network disk', (t) => (one(t, settings).properties.DATA_DIR = '/home/data'), /DATA_DIR is \/home\/data/],
  [
    'a secret in clear',
    (t) => (one(t, settings).properties.DIRECT_LINE_SECRET = 'correct-horse-battery-staple-correct'),
    /DIRECT_LINE_SECRET is a secret, and stands in clear/,
  ],
  ['an open door', (t) => (one(t, settings).properties.LOCAL_BOT_FRAMEWORK = 'true'), /LOCAL_BOT_FRAMEWORK opens a door/],
  [
    'http for families',
    (t) => (t.variables.publicUrl = "[concat('http://', variables('name'), '.azurewebsites.net')]"),
    /PUBLIC_URL is http:/,
  ],
  [
    'another app id',
    (t) => (one(t, settings).properties.MicrosoftAppId = '00000000-0000-4000-8000-0000000000ff'),
    /MicrosoftAppId is not the msaAppId of the bot/,
  ],
  [
    'another kind of app',
    (t) => (one(t, settings).properties.MicrosoftAppType = 'SingleTenant'),
    /MicrosoftAppType is not the msaAppType/,
  ],
  [
    'a sign-in secret in clear',
    (t) => (one(t, settings).properties.OIDC_CLIENT_SECRET = 'hunter2'),
    /OIDC_CLIENT_SECRET is a secret, and stands in clear/,
  ],
  [
    'a desk without its sign-in',
    (t) => (one(t, settings).properties.OIDC_CLIENT_ID = ''),
    /with deskClientId|the service would not start: OIDC_ISSUER/,
  ],
  // Secrets.
  [
    'a secret parameter',
    (t) => {
      t.parameters.appSecret = { type: 'securestring', metadata: { description: 'x' } };
      one(t, bot).properties.displayName = "[parameters('appSecret')]";
    },
    /the parameter appSecret is a secret/,
  ],
  [
    'a secret parameter in plain clothes',
    (t) => {
      t.parameters.databasePassword = { type: 'string', defaultValue: 'x', metadata: { description: 'x' } };
      one(t, bot).properties.displayName = "[parameters('databasePassword')]";
    },
    /databasePassword is a secret/,
  ],
  [
    'a secret output',
    (t) =>
      (t.outputs.directLineKey = {
        type: 'string',
        value:
          "[listChannelWithKeys(resourceId('Microsoft.BotService/botServices/channels', variables('name'), 'DirectLineChannel'), '2022-09-15').properties.sites[0].key]",
      }),
    /listChannelWithKeys\(\) fetches a secret/,
  ],
  [
    'an output that is named like one',
    (t) => (t.outputs.accessToken = { type: 'string', value: 'x' }),
    /has the output accessToken/,
  ],
  [
    'a password in an address',
    (t) => (one(t, settings).properties.DATABASE_URL = 'postgresql://helpline:hunter2hunter2@db.example.org/helpline'),
    /holds a password in an address/,
  ],
  [
    'a connection string',
    (t) => (one(t, settings).properties.LOG_LEVEL = 'Endpoint=sb://x;SharedAccessKey=abcd1234='),
    /holds a password or a key/,
  ],
  ['a key', (t) => (one(t, bot).properties.displayName = 'q3Vd9sKfT0aZr7LmXw2pYc8NbHjUe5GiRk4Ao1Sv'), /displayName: holds a key/],
  ['a missing output', (t) => delete t.outputs.appId, /has no output appId/],
  // Vault and roles.
  [
    'access policies',
    (t) => (one(t, vault).properties.enableRbacAuthorization = false),
    /enableRbacAuthorization: has to be true/,
  ],
  [
    'a vault that can be emptied',
    (t) => delete one(t, vault).properties.enablePurgeProtection,
    /enablePurgeProtection: has to be true/,
  ],
  [
    'a role that may write secrets',
    (t) =>
      (one(t, 'Microsoft.Authorization/roleAssignments').properties.roleDefinitionId =
        "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7')]"),
    /has to be Key Vault Secrets User/,
  ],
  ['a role over everything', (t) => delete one(t, 'Microsoft.Authorization/roleAssignments').scope, /roleAssignments: scope/],
  // Database.
  [
    'a database on the internet',
    (t) => (one(t, server).properties.network.publicNetworkAccess = 'Enabled'),
    /publicNetworkAccess: has to be "Disabled"/,
  ],
  [
    'a database with passwords',
    (t) => (one(t, server).properties.authConfig.passwordAuth = 'Enabled'),
    /passwordAuth: has to be "Disabled"/,
  ],
  [
    'an administrator with a password',
    (t) => (one(t, server).properties.administratorLogin = 'admin'),
    /has "administratorLogin"/,
  ],
  [
    'backups in another region',
    (t) => (one(t, server).properties.backup.geoRedundantBackup = 'Enabled'),
    /geoRedundantBackup: has to be "Disabled"/,
  ],
  [
    'backups that are kept for too long',
    (t) => (t.parameters.backupDays.maxValue = 365),
    /with backupDays 365: .*35 at the most/,
  ],
  ['no backups', (t) => delete one(t, server).properties.backup, /properties\.backup: is not there/],
  ['another encoding', (t) => (one(t, `${server}/databases`).properties.charset = 'LATIN1'), /charset: has to be "UTF8"/],
  ['an old PostgreSQL', (t) => (one(t, server).properties.version = '11'), /version: has to be 15, 16 or 17/],
  [
    'the door in the wrong subnet',
    (t) =>
      (one(t, 'Microsoft.Network/privateEndpoints').properties.subnet.id =
        "[concat(resourceId('Microsoft.Network/virtualNetworks', variables('name')), '/subnets/app')]"),
    /has to be the subnet of the database/,
  ],
  [
    'another name for the database',
    (t) => (one(t, 'Microsoft.Network/privateDnsZones').name = 'privatelink.database.azure.com'),
    /privateDnsZones: name: has to be/,
  ],
  // Bot.
  ['MultiTenant', (t) => (one(t, bot).properties.msaAppType = 'MultiTenant'), /msaAppType: has to be "UserAssignedMSI"/],
  [
    'an endpoint that nobody serves',
    (t) => (one(t, bot).properties.endpoint = "[concat(variables('publicUrl'), '/api/message')]"),
    /the bot’s endpoint is \/api\/message, and the service does not answer POST there/,
  ],
  [
    'an endpoint elsewhere',
    (t) => (one(t, bot).properties.endpoint = 'https://bot.example.org/api/messages'),
    /bot\.example\.org\/api\/messages is not below PUBLIC_URL/,
  ],
  ['keys for the bot', (t) => (one(t, bot).properties.disableLocalAuth = false), /disableLocalAuth: has to be true/],
  [
    'a channel less',
    (t) => t.resources.splice(t.resources.indexOf(one(t, channels, 'MsTeams')), 1),
    /has 1 of .*channels, and needs 2/,
  ],
  [
    'another channel',
    (t) => {
      one(t, channels, 'MsTeams').name = "[concat(variables('name'), '/SlackChannel')]";
    },
    /channels: name: has to be/,
  ],
  [
    'uploads',
    (t) => (one(t, channels, 'DirectLine').properties.properties.sites[0].isBlockUserUploadEnabled = false),
    /isBlockUserUploadEnabled: has to be true/,
  ],
  [
    'any website',
    (t) => (one(t, channels, 'DirectLine').properties.properties.sites[0].isSecureSiteEnabled = false),
    /isSecureSiteEnabled: has to be true/,
  ],
  [
    'no trusted website',
    (t) => (one(t, channels, 'DirectLine').properties.properties.sites[0].trustedOrigins = []),
    /trustedOrigins: has to name/,
  ],
  [
    'other trusted websites',
    (t) => (one(t, channels, 'DirectLine').properties.properties.sites[0].trustedOrigins = ['https://other.example']),
    /trustedOrigins of Direct Line are not ALLOWED_ORIGINS/,
  ],
  ['no name of the site', (t) => delete one(t, channels, 'DirectLine').properties.properties.sites[0].siteName, /siteName/],
  ['an unknown sku', (t) => (one(t, bot).sku.name = 'S9'), /botServices: sku\.name/],
  // The whole of it.
  [
    'a child whose parent is not made first',
    (t) => delete one(t, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies', 'ftp').dependsOn,
    /basicPublishingCredentialsPolicies uses .*sites\/.* without waiting for it/,
  ],
  [
    'settings that do not wait for the database',
    (t) => (one(t, settings).dependsOn = one(t, settings).dependsOn.slice(0, 2)),
    /sites\/config does not wait for the deployment database-sign-in/,
  ],
  ['an app without its identity', (t) => (one(t, site).identity.userAssignedIdentities = {}), /sites does not have the identity/],
  ['a database somewhere else', (t) => (one(t, server).location = 'westus'), /flexibleServers is in westus, and the service in/],
  [
    'a name that every group has',
    (t) => (one(t, 'Microsoft.Insights/metricAlerts').name = 'down'),
    /metricAlerts is called down/,
  ],
  [
    'a proxy that is none',
    (t) => (one(t, settings).properties.TRUSTED_PROXIES = '169.254.0.0/16x'),
    /setting the service would not start: TRUSTED_PROXIES/,
  ],
  [
    'a setting that stays empty',
    (t) => (one(t, settings).properties.OIDC_ADVISOR_GROUP = ''),
    /setting OIDC_ADVISOR_GROUP stays empty/,
  ],
  [
    'a setting that is not what was given',
    (t) => (one(t, settings).properties.RETENTION_CONVERSATION_DAYS = '30'),
    /setting RETENTION_CONVERSATION_DAYS is 30, and retentionDays says/,
  ],
  [
    'a package that is built on Azure',
    (t) => (one(t, settings).properties.SCM_DO_BUILD_DURING_DEPLOYMENT = 'true'),
    /SCM_DO_BUILD_DURING_DEPLOYMENT has to be false/,
  ],
  ['another address in the outputs', (t) => (t.outputs.publicUrl.value = 'https://example.org'), /has the output publicUrl/],
  ['an output of no type', (t) => (t.outputs.appId.type = 'text'), /the output appId is of type text/],
  ['a prefix without an end', (t) => delete t.parameters.namePrefix.maxLength, /the parameter namePrefix may be more than 10/],
  [
    'a size that Azure does not have',
    (t) => t.parameters.databaseStorageGb.allowedValues.push(100),
    /databaseStorageGb allows 100/,
  ],
  ['any size at all', (t) => delete t.parameters.appServicePlanSku.allowedValues, /appServicePlanSku takes any value/],
  [
    'somebody’s own id for everybody',
    (t) => (t.parameters.deskClientId.defaultValue = 'x'),
    /deskClientId has to have the defaultValue ""/,
  ],
  ['another continent by default', (t) => (t.parameters.location.defaultValue = 'eastus'), /the parameter location has to have/],
  // Watching.
  [
    'an alert that is off',
    (t) => (one(t, 'Microsoft.Insights/metricAlerts').properties.enabled = false),
    /metricAlerts: properties\.enabled: has to be true/,
  ],
  ['nobody who is told', (t) => (one(t, 'Microsoft.Insights/metricAlerts').properties.actions = []), /has to name who is told/],
  [
    'a question at the wrong address',
    (t) => (one(t, 'Microsoft.Insights/webtests').properties.Request.RequestUrl = "[concat(variables('publicUrl'), '/ready')]"),
    /the web test is \/ready, and the service does not answer GET there/,
  ],
  ['logs for ever', (t) => (t.parameters.logDays.maxValue = 730), /with logDays 730: .*90 at the most/],
];
