import { describePostgres } from '../support/postgres.ts';
import { durabilityContract } from './contract/durability.ts';
import { storeContract } from './contract/store-contract.ts';
import { postgresPlace } from './place.ts';
import { connectionTests } from './postgres/connections.ts';
import { entraTests } from './postgres/entra.ts';
import { instanceTests } from './postgres/instances.ts';

describePostgres('PostgreSQL', (server) => {
  // First, since the server comes back from a crash the faster the less was written before.
  connectionTests(server);
  instanceTests(server);
  durabilityContract('PostgreSQL', () => postgresPlace(server()));
  entraTests(server);
  storeContract('PostgreSQL', () => postgresPlace(server()));
});
