import { expression, type JsonObject, theName } from '../arm.ts';
import { databaseHost, databaseName } from './database.ts';
import { identityClientId } from './identity.ts';
import { secretReference } from './vault.ts';

/** Every setting of the service on Azure, by its name in the environment. The checks hold them against `config.ts`. */
export const siteSettings: JsonObject = {
  HOST: '0.0.0.0',
  PUBLIC_URL: "[variables('publicUrl')]",
  ALLOWED_ORIGINS: "[join(parameters('chatOrigins'), ',')]",
  // Where Azure's own front end stands, as the app sees it.
  TRUSTED_PROXIES: '169.254.0.0/16,172.16.0.0/12',
  // The database holds what is kept; this folder only the socket of doctor.
  DATA_DIR: '/tmp/helpline',
  DATABASE_URL: `[concat('postgresql://', ${theName}, '@', ${databaseHost}, ':5432/${databaseName}?sslmode=verify-full')]`,
  DATABASE_AUTH: 'entra',
  AZURE_CLIENT_ID: expression(identityClientId),
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppId: expression(identityClientId),
  MicrosoftAppTenantId: '[subscription().tenantId]',
  TEAMS_DESK_TEAM: "[parameters('teamsDeskTeam')]",
  // The service takes an empty setting for none: without these there is no desk and no mail, and families are served all the same.
  OIDC_ISSUER: where('hasDesk', "concat('https://login.microsoftonline.com/', subscription().tenantId, '/v2.0')"),
  OIDC_CLIENT_ID: where('hasDesk', "parameters('deskClientId')"),
  OIDC_CLIENT_SECRET: where('hasDesk', secretReference('desk-client-secret')),
  OIDC_ADVISOR_GROUP: where('hasDesk', "parameters('deskAdvisorGroup')"),
  OIDC_LEAD_GROUP: where('hasDesk', "parameters('deskLeadGroup')"),
  OIDC_EDITOR_GROUP: where('hasDesk', "parameters('deskEditorGroup')"),
  ALERT_MAIL_TO: where('hasAlerts', "parameters('deskAlertTo')"),
  ALERT_MAIL_FROM: where('hasAlerts', "parameters('deskAlertFrom')"),
  SMTP_URL: where('hasAlerts', secretReference('smtp-url')),
  RETENTION_CONVERSATION_DAYS: "[string(parameters('retentionDays'))]",
  LOG_LEVEL: 'info',
  // Azure's own: the package runs as it was packed, read-only, and nothing is built there.
  WEBSITE_RUN_FROM_PACKAGE: '1',
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false',
};

function where(variable: string, value: string): string {
  return `[if(variables('${variable}'), ${value}, '')]`;
}
