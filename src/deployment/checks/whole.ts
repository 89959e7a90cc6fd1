import type { JsonObject } from '../arm.ts';
import type { Resolved } from '../resolve.ts';
import { textsIn } from './walk.ts';

/** How many of each type there have to be. */
const wanted: Readonly<Record<string, number>> = {
  'Microsoft.ManagedIdentity/userAssignedIdentities': 1,
  'Microsoft.OperationalInsights/workspaces': 1,
  'Microsoft.Insights/components': 1,
  'Microsoft.Insights/actionGroups': 1,
  'Microsoft.Insights/webtests': 1,
  'Microsoft.Insights/metricAlerts': 1,
  'Microsoft.Insights/diagnosticSettings': 1,
  'Microsoft.KeyVault/vaults': 1,
  'Microsoft.Authorization/roleAssignments': 1,
  'Microsoft.Network/virtualNetworks': 1,
  'Microsoft.Network/privateDnsZones': 1,
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': 1,
  'Microsoft.Network/privateEndpoints': 1,
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': 1,
  'Microsoft.DBforPostgreSQL/flexibleServers': 1,
  'Microsoft.DBforPostgreSQL/flexibleServers/databases': 1,
  'Microsoft.DBforPostgreSQL/flexibleServers/administrators': 1,
  'Microsoft.Web/serverfarms': 1,
  'Microsoft.Web/sites': 1,
  'Microsoft.Web/sites/config': 1,
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': 2,
  'Microsoft.BotService/botServices': 1,
  'Microsoft.BotService/botServices/channels': 2,
};

/** What is wrong with the resources as a whole: one too few or too many, ids that lead nowhere, and the order of things. */
export function checkWhole(resources: readonly Resolved[]): string[] {
  const byId = new Map(resources.map((one) => [keyOf(one.id), one]));
  return [
    ...checkCounts(resources),
    ...resources.flatMap((one) => checkLinks(one, byId)),
    ...checkSettingsWait(resources, byId),
    ...checkCircles(byId),
  ];
}

function checkCounts(resources: readonly Resolved[]): string[] {
  const counts = Object.entries(wanted).flatMap(([type, count]) => {
    const found = resources.filter((one) => one.type === type).length;
    return found === count ? [] : [`has ${found} of ${type}, and needs ${count}`];
  });
  const ids = resources.map(({ id }) => keyOf(id));
  const doubled = resources.filter(({ id }, i) => ids.indexOf(keyOf(id)) !== i);
  return [...counts, ...doubled.map(({ id }) => `makes ${shortOf(id)} twice: give each a name of its own`)];
}

function isChild(type: string): boolean {
  return type.split('/').length > 2;
}

function parentOf(id: string): string {
  return id.replace(/\/[^/]+\/[^/]+$/, '');
}

/** What is made by a template inside another: that one's deployment waits in its place. */
function isHandedOn(type: string): boolean {
  return type === 'Microsoft.DBforPostgreSQL/flexibleServers/administrators';
}

/** Setting its settings starts the service: by then it must be able to sign in, and to find the database and its secrets. */
const waitedForBySettings = [
  'Microsoft.DBforPostgreSQL/flexibleServers',
  'Microsoft.DBforPostgreSQL/flexibleServers/databases',
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
  'Microsoft.Authorization/roleAssignments',
];

function checkSettingsWait(resources: readonly Resolved[], byId: ReadonlyMap<string, Resolved>): string[] {
  const settings = resources.find(({ type }) => type === 'Microsoft.Web/sites/config');
  if (!settings) return [];
  const waited = reachable(settings, byId);
  const signIn = /\/deployments\/database-sign-in$/;
  const missing = waitedForBySettings.filter((type) => resources.some((one) => one.type === type && !waited.has(keyOf(one.id))));
  return [...missing, ...([...waited].some((id) => signIn.test(id)) ? [] : ['the deployment database-sign-in'])].map(
    (what) => `Microsoft.Web/sites/config does not wait for ${what}: the service would start without it; add it to dependsOn`,
  );
}

function checkLinks(one: Resolved, byId: ReadonlyMap<string, Resolved>): string[] {
  const waits = dependenciesOf(one);
  const dead = waits
    .filter((id) => !byId.has(keyOf(id)))
    .map((id) => `waits for ${shortOf(id)}, which the template does not make`);
  const waited = reachable(one, byId);
  const links = linksOf(one, byId).flatMap((id) => {
    if (!byId.has(keyOf(id))) return [`names ${shortOf(id)}, which the template does not make: correct the id`];
    return keyOf(id) === keyOf(one.id) || waited.has(keyOf(id))
      ? []
      : [`uses ${shortOf(id)} without waiting for it: add it to dependsOn`];
  });
  const orphan =
    isHandedOn(one.type) && !byId.has(keyOf(parentOf(one.id)))
      ? [`is of ${shortOf(parentOf(one.id))}, which the template does not make`]
      : [];
  return [...dead, ...orphan, ...new Set(links)].map((fault) => `${one.type} ${fault}`);
}

function dependenciesOf({ body }: Resolved): string[] {
  return [...((body['dependsOn'] ?? []) as readonly string[])];
}

/**
 * Ids in the resource that are of our group, and whose child it is; those of subnets stand for their network. Deployments hand ids
 * on unseen.
 */
function linksOf({ id, body, type }: Resolved, byId: ReadonlyMap<string, Resolved>): string[] {
  if (type === 'Microsoft.Resources/deployments') return [];
  const { dependsOn: _waits, ...rest } = body;
  const parent = isChild(type) && !isHandedOn(type) ? [parentOf(id)] : [];
  const named = textsIn(rest as JsonObject).flatMap(({ text }) => {
    const found = /\/subscriptions\/[^/]+\/resourcegroups\/.+$/i.exec(text)?.[0];
    if (!found) return [];
    const network = found.replace(/\/subnets\/[^/]+$/i, '');
    return [byId.has(keyOf(found)) ? found : network];
  });
  return [...parent, ...named];
}

function reachable(from: Resolved, byId: ReadonlyMap<string, Resolved>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...dependenciesOf(from)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(keyOf(id))) continue;
    seen.add(keyOf(id));
    const next = byId.get(keyOf(id));
    if (next) open.push(...dependenciesOf(next));
  }
  return seen;
}

function checkCircles(byId: ReadonlyMap<string, Resolved>): string[] {
  return [...byId.values()]
    .filter((one) => reachable(one, byId).has(keyOf(one.id)))
    .map(({ type }) => `${type} waits for itself in the end: break the circle in dependsOn`);
}

function shortOf(id: string): string {
  return id.replace(/^.*\/providers\//i, '');
}

/** Azure does not tell large letters from small ones in ids. */
function keyOf(id: string): string {
  return id.toLowerCase();
}
