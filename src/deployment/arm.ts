/** Anything that stands in an Azure template. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object of a template. */
export type JsonObject = { readonly [key: string]: Json };

/** One thing that Azure is asked to make. */
export interface Resource extends JsonObject {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
}

/**
 * The version of Azure's interface that each type of resource is written for: the newest stable one when it was last looked
 * up, in November 2026. Both the source and the checks go by it.
 */
export const apiVersions = {
  'Microsoft.Resources/resourceGroups': '2025-04-01',
  'Microsoft.Resources/deployments': '2025-04-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities': '2024-11-30',
  'Microsoft.OperationalInsights/workspaces': '2025-07-01',
  'Microsoft.Insights/components': '2020-02-02',
  'Microsoft.Insights/actionGroups': '2023-01-01',
  'Microsoft.Insights/webtests': '2022-06-15',
  'Microsoft.Insights/metricAlerts': '2018-03-01',
  // A preview for years, and what Azure's own pages use: the stable one before it can't be given a name.
  'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview',
  'Microsoft.KeyVault/vaults': '2025-05-01',
  'Microsoft.Authorization/roleAssignments': '2022-04-01',
  'Microsoft.Network/virtualNetworks': '2025-05-01',
  'Microsoft.Network/privateEndpoints': '2025-05-01',
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': '2025-05-01',
  'Microsoft.Network/privateDnsZones': '2024-06-01',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': '2024-06-01',
  'Microsoft.DBforPostgreSQL/flexibleServers': '2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/databases': '2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/administrators': '2025-08-01',
  'Microsoft.Web/serverfarms': '2025-03-01',
  'Microsoft.Web/sites': '2025-03-01',
  'Microsoft.Web/sites/config': '2025-03-01',
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': '2025-03-01',
  'Microsoft.BotService/botServices': '2022-09-15',
  'Microsoft.BotService/botServices/channels': '2022-09-15',
} as const;

/** A type of resource that we use. */
export type ResourceType = keyof typeof apiVersions;

/** A resource of a type in its version. */
export function resource(type: ResourceType, rest: JsonObject & { readonly name: string }): Resource {
  return { type, apiVersion: apiVersions[type], ...rest };
}

/** The expression for the id of a resource; each name an expression or a quoted text of its own. */
export function idOf(type: ResourceType, ...names: readonly string[]): string {
  return `resourceId('${type}', ${names.join(', ')})`;
}

/** What Azure reports of a resource once it is there, as an expression. */
export function reported(type: ResourceType, property: string): string {
  return `reference(${idOf(type, theName)}, '${apiVersions[type]}').${property}`;
}

/** The name that all resources share, as an expression. */
export const theName = "variables('name')";

/** An expression as it stands in a template. */
export function expression(text: string): string {
  return `[${text}]`;
}

/** What says that a file is a template for one group of resources. */
export const groupTemplateSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
/** What says that a file is a template for a whole subscription. */
export const subscriptionTemplateSchema =
  'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#';
