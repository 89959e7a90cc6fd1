import { durabilityContract } from './contract/durability.ts';
import { storeContract } from './contract/store-contract.ts';
import { sqlitePlace } from './place.ts';

storeContract('SQLite', async () => sqlitePlace());
durabilityContract('SQLite', async () => sqlitePlace());
