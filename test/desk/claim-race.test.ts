import { noon, postgresPlace, sqlitePlace } from '../store/place.ts';
import { handoffTurn } from '../support/handoff-turn.ts';
import { describePostgres } from '../support/postgres.ts';
import { raceForHandoffs } from './claim-race.ts';

describe('eight desks that claim a hundred families at once', function races() {
  this.timeout(120_000);

  it('get each family once, on SQLite', async () => {
    const place = sqlitePlace();
    await raceForHandoffs([await place.open(handoffTurn(), noon)]);
    await place.remove();
  });

  describePostgres('PostgreSQL', (server) => {
    it('get each family once, from four instances on one database', async () => {
      const place = await postgresPlace(server());
      const open = () => place.open(handoffTurn(), noon);
      await raceForHandoffs([await open(), await open(), await open(), await open()]);
      await place.remove();
    });
  });
});
