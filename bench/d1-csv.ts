import { join } from 'node:path';
import { writeCsv } from './data/write-tables.ts';
import { alone } from './harness/alone.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { inTurns, ratiosOf } from './harness/compare.ts';

const ours = new URL('subjects/judged-table.ts', import.meta.url);
const limit = new URL('reference/limit/csv-parse-alone.ts', import.meta.url);

export const benchmark: Benchmark = {
  id: 'd1',
  what: 'a CSV file of persons read and judged, against csv-parse alone',
  packages: ['csv-parse', 'zod'],
  async run({ rounds, large, seed, room, say }) {
    const rows = large ? 1_000_000 : 100_000;
    const file = join(room, 'persons.csv');
    await writeCsv(file, rows, seed);
    say(`${rows} rows`);
    const pairs = await inTurns(
      rounds,
      () => alone(ours, file),
      () => alone(limit, file),
    );
    for (const { ours: read, theirs } of pairs)
      if (read.done['rows'] !== theirs.done['rows']) throw new Error('the two did not read the same rows');
    const speed = ratiosOf(pairs, pair => pair.theirs.milliseconds / pair.ours.milliseconds);
    return [
      {
        what: `speed against csv-parse alone, ${rows} rows`,
        figure: speed.figure,
        spread: speed.spread,
        target: { atLeast: 0.55 },
        details: { rows, ratios: speed.ratios, pairs },
      },
    ];
  },
};
