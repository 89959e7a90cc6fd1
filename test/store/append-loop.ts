import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/store.ts';
import { echoTurn, say } from './echo-turn.ts';
import { silentLog } from './place.ts';

// A process to be killed: appends in five conversations at once for ever, and prints the key of each turn once it is
// acknowledged. Arguments: the store's place as JSON, and a name for this run.

const [, , place = '', run = ''] = process.argv;

writeSync(1, 'opening\n');
const store = await openStore({ ...JSON.parse(place), runTurn: echoTurn, clock: { now: () => Date.now() }, log: silentLog });
await Promise.all(['a', 'b', 'c', 'd', 'e'].map(append));

async function append(conversation: string): Promise<never> {
  for (let count = 1; ; count += 1) {
    const key = `${run}-${conversation}-${count}`;
    await store.takeTurn(say(key, { conversation, key }));
    writeSync(1, `${key}\n`);
  }
}
