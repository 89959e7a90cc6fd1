import { expression, idOf, type Resource, resource, theName } from '../arm.ts';

const networkType = 'Microsoft.Network/virtualNetworks';
const zone = 'privatelink.postgres.database.azure.com';
const zoneId = idOf('Microsoft.Network/privateDnsZones', `'${zone}'`);
const networkId = idOf(networkType, theName);

/** The part of the network that the service comes from. */
export const appSubnetId = `concat(${networkId}, '/subnets/app')`;
/** The network's id, as an expression. */
export const privateNetworkId = networkId;

/** A network of our own, so that the database has no address on the internet. */
export const networkResources: readonly Resource[] = [
  resource(networkType, {
    name: expression(theName),
    location: "[parameters('location')]",
    properties: {
      addressSpace: { addressPrefixes: ['10.20.0.0/16'] },
      subnets: [
        {
          name: 'app',
          properties: {
            addressPrefix: '10.20.1.0/26',
            delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
          },
        },
        { name: 'database', properties: { addressPrefix: '10.20.2.0/27', privateEndpointNetworkPolicies: 'Disabled' } },
      ],
    },
  }),
  resource('Microsoft.Network/privateDnsZones', { name: zone, location: 'global' }),
  resource('Microsoft.Network/privateDnsZones/virtualNetworkLinks', {
    name: `[concat('${zone}/', ${theName})]`,
    location: 'global',
    properties: { registrationEnabled: false, virtualNetwork: { id: expression(networkId) } },
    dependsOn: [expression(zoneId), expression(networkId)],
  }),
];

/** The one way to the database, from inside our network. After `database`, which takes one change at a time. */
export function databaseDoor(databaseServerId: string, after: string): readonly Resource[] {
  return [
    resource('Microsoft.Network/privateEndpoints', {
      name: expression(theName),
      location: "[parameters('location')]",
      properties: {
        subnet: { id: expression(`concat(${networkId}, '/subnets/database')`) },
        privateLinkServiceConnections: [
          {
            name: 'database',
            properties: { privateLinkServiceId: expression(databaseServerId), groupIds: ['postgresqlServer'] },
          },
        ],
      },
      dependsOn: [expression(networkId), expression(after)],
    }),
    resource('Microsoft.Network/privateEndpoints/privateDnsZoneGroups', {
      name: `[concat(${theName}, '/database')]`,
      properties: { privateDnsZoneConfigs: [{ name: 'database', properties: { privateDnsZoneId: expression(zoneId) } }] },
      dependsOn: [expression(databaseDoorId), expression(zoneId)],
    }),
  ];
}

/** The door's id, as an expression. */
const databaseDoorId = idOf('Microsoft.Network/privateEndpoints', theName);
/** The id of the name under which the database is found, as an expression. */
export const databaseNameId = idOf('Microsoft.Network/privateEndpoints/privateDnsZoneGroups', theName, "'database'");
