/** What the service needs on Azure, and why. Without one of these a template is at fault. */
export const neededSettings: Readonly<Record<string, string>> = {
  HOST: 'the service would listen on its own machine only, and Azure would not reach it',
  PUBLIC_URL: 'behind Azure’s front end the chat’s socket would be sought in the wrong place',
  ALLOWED_ORIGINS: 'the charity’s website could not carry the chat',
  TRUSTED_PROXIES: 'all families would count as one address, and share one limit',
  DATA_DIR: 'the package is read-only, and the service needs a folder for the socket of doctor',
  DATABASE_URL: 'what families write would be kept on a disk that Azure throws away',
  DATABASE_AUTH: 'the database takes no password',
  AZURE_CLIENT_ID: 'Azure would not know which identity is asked for',
  RETENTION_CONVERSATION_DAYS: 'the charity could not say for how long chats are kept',
};

/** Settings of Azure's own, which the service does not read. */
export const platformSettings: readonly string[] = ['WEBSITE_RUN_FROM_PACKAGE', 'SCM_DO_BUILD_DURING_DEPLOYMENT'];

/** Settings that no template sets, and why. */
export const settingsLeftOut: Readonly<Record<string, string>> = {
  PORT: 'Azure sets it',
  IDENTITY_ENDPOINT: 'Azure sets it',
  IDENTITY_HEADER: 'Azure sets it',
  DIRECT_LINE_SECRET: 'only for a server of one’s own that asks for tokens',
  METRICS_TOKEN: 'only for a collector of one’s own; Azure watches the address',
  LOCAL_BOT_FRAMEWORK: 'only on one’s own machine',
  RETENTION_RECEIPT_DAYS: 'the standard is right',
  RETENTION_DELIVERY_DAYS: 'the standard is right',
  RETENTION_CODE_DAYS: 'the standard is right',
  RETENTION_COLLECTED_DAYS: 'the standard is right',
  QUICK_EXIT_URL: 'the standard is right',
};
