import { expression, groupTemplateSchema, type Resource, theName } from './arm.ts';
import { groupParameters, groupVariables } from './parameters.ts';
import { botResources } from './resources/bot.ts';
import { databaseResources, databaseServerId, databaseSignInId } from './resources/database.ts';
import { identity, identityClientId } from './resources/identity.ts';
import { databaseDoor, networkResources } from './resources/network.ts';
import { siteResources } from './resources/site.ts';
import { vaultResources } from './resources/vault.ts';
import { watchingResources } from './resources/watching.ts';

/** Everything that the service needs on Azure, in the order in which one thing needs another. */
const resources: readonly Resource[] = [
  identity,
  ...watchingResources,
  ...vaultResources,
  ...networkResources,
  ...databaseResources,
  ...databaseDoor(databaseServerId, databaseSignInId),
  ...siteResources,
  ...botResources,
];

/** What whoever deploys has to know afterwards; no secret among it. */
export const groupOutputs = {
  name: { type: 'string', value: expression(theName), metadata: { description: 'The name of everything that was made.' } },
  publicUrl: { type: 'string', value: "[variables('publicUrl')]", metadata: { description: 'The address that families open.' } },
  appId: {
    type: 'string',
    value: expression(identityClientId),
    metadata: { description: 'The id of the assistant in Teams: MicrosoftAppId for npm run teams:package.' },
  },
} as const;

/** The template for a group of resources that is there already. */
export const groupTemplate = {
  $schema: groupTemplateSchema,
  contentVersion: '1.0.0.0',
  parameters: groupParameters,
  variables: groupVariables,
  resources,
  outputs: groupOutputs,
} as const;
