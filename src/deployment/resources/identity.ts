import { expression, idOf, type Resource, reported, resource, theName } from '../arm.ts';

const type = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** What the service is to the rest of Azure: it signs in to the database, the vault and the bot channels with no password at all. */
export const identity: Resource = resource(type, { name: expression(theName), location: "[parameters('location')]" });

/** The identity's id, and what Azure reports of it, as expressions. */
export const identityId = idOf(type, theName);
export const identityClientId = reported(type, 'clientId');
export const identityPrincipalId = reported(type, 'principalId');
