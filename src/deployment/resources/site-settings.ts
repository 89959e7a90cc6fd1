import { expression, type JsonObject, theName } from '../arm.ts';
import { databaseHost, databaseName } from './database.ts';
import { identityClientId } from './identity.ts';

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
  RETENTION_CONVERSATION_DAYS: "[string(parameters('retentionDays'))]",
  LOG_LEVEL: 'info',
  // Azure's own: the package runs as it was packed, read-only, and nothing is built there.
  WEBSITE_RUN_FROM_PACKAGE: '1',
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false',
};
