import { benchAsk } from './ask.ts';
import { benchDecision } from './decision.ts';
import { benchDurableTurn } from './durable-turn.ts';
import { benchFirstMessage } from './first-message.ts';
import { benchLargeKnowledge } from './large-knowledge.ts';
import { benchStartUp } from './start-up.ts';
import { benchStore } from './store.ts';
import { formatTable, type Row } from './table.ts';

/** `npm run bench`: each figure beside its baseline, measured in the same run on the same machine. Ratios are what counts. */
const store = await benchStore();
const storeRow: Row = {
  what: 'one durable turn in the store, 20 writers',
  unit: 'ms',
  ours: 1000 / store.turnsPerSecond,
  baseline: 1000 / store.baselinePerSecond,
  beside: 'two rows and a commit with node:sqlite',
};
const turns = [await benchStartUp(), await benchDurableTurn(), storeRow];
const rows = [...turns, ...(await benchDecision()), ...benchLargeKnowledge(), await benchAsk(), ...(await benchFirstMessage())];
process.stdout.write(`${formatTable(rows)}\n`);
