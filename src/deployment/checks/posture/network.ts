import { z } from 'zod';
import { exactly, idOfType, must, own, placed, shaped } from './must.ts';

const cidr = shaped(/^10(\.\d{1,3}){3}\/\d{1,2}$/, 'has to be a private range such as 10.20.0.0/16');

const appSubnet = exactly({
  name: must('app', 'the service joins this one'),
  properties: exactly({
    addressPrefix: cidr,
    delegations: z.tuple([
      exactly({
        name: z.string().min(1),
        properties: exactly({ serviceName: must('Microsoft.Web/serverFarms', 'App Service joins no other') }),
      }),
    ]),
  }),
});

const databaseSubnet = exactly({
  name: must('database', 'the door of the database is here'),
  properties: exactly({ addressPrefix: cidr, privateEndpointNetworkPolicies: z.enum(['Disabled', 'Enabled']) }),
});

const zone = 'privatelink.postgres.database.azure.com';

/** What may be asked for of the network. */
export const networkPosture = {
  'Microsoft.Network/virtualNetworks': exactly({
    ...placed,
    properties: exactly({
      addressSpace: exactly({ addressPrefixes: z.tuple([cidr]) }),
      subnets: z.tuple([appSubnet, databaseSubnet], { error: () => 'has to be app, then database' }),
    }),
  }),
  'Microsoft.Network/privateDnsZones': exactly({
    ...placed,
    location: must('global', 'Azure has it nowhere else'),
    name: must(zone, 'the database is found by no other name'),
  }),
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': exactly({
    ...placed,
    location: must('global', 'Azure has it nowhere else'),
    name: shaped(/^privatelink\.postgres\.database\.azure\.com\/[^/]+$/, `has to begin with ${zone}/`),
    properties: exactly({
      registrationEnabled: must(false, 'nothing else is named there'),
      virtualNetwork: exactly({ id: idOfType('Microsoft.Network/virtualNetworks') }),
    }),
  }),
  'Microsoft.Network/privateEndpoints': exactly({
    ...placed,
    properties: exactly({
      subnet: exactly({ id: shaped(/\/virtualNetworks\/[^/]+\/subnets\/database$/, 'has to be the subnet of the database') }),
      privateLinkServiceConnections: z.tuple([
        exactly({
          name: z.string().min(1),
          properties: exactly({
            privateLinkServiceId: idOfType('Microsoft.DBforPostgreSQL/flexibleServers'),
            groupIds: z.tuple([must('postgresqlServer', 'PostgreSQL has no other door')]),
          }),
        }),
      ]),
    }),
  }),
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': exactly({
    ...own,
    properties: exactly({
      privateDnsZoneConfigs: z.tuple([
        exactly({
          name: z.string().min(1),
          properties: exactly({ privateDnsZoneId: idOfType('Microsoft.Network/privateDnsZones') }),
        }),
      ]),
    }),
  }),
};
