import { join } from 'node:path';
import { writeXlsx } from './data/write-tables.ts';
import { alone } from './harness/alone.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { inTurns, ratiosOf } from './harness/compare.ts';

const ours = new URL('subjects/read-table.ts', import.meta.url);
const usual = new URL('reference/usual/exceljs-streaming.ts', import.meta.url);

export const benchmark: Benchmark = {
  id: 'd3',
  what: 'a workbook of persons, every cell read, against the streaming reader of ExcelJS',
  packages: ['exceljs', 'saxes', 'yauzl'],
  async run({ rounds, large, seed, room, say }) {
    const rows = large ? 400_000 : 100_000;
    const file = join(room, 'persons.xlsx');
    await writeXlsx(file, rows, seed);
    say(`${rows} rows`);
    const pairs = await inTurns(
      rounds,
      () => alone(ours, file),
      () => alone(usual, file),
    );
    for (const { ours: read, theirs } of pairs)
      if (read.done['rows'] !== theirs.done['rows'] || read.done['cells'] !== theirs.done['cells'])
        throw new Error('the two did not read the same cells');
    const speed = ratiosOf(pairs, pair => pair.theirs.milliseconds / pair.ours.milliseconds);
    const memory = ratiosOf(pairs, pair => pair.ours.peakBytes / pair.theirs.peakBytes);
    return [
      {
        what: `speed against ExcelJS streaming, ${rows} rows`,
        figure: speed.figure,
        spread: speed.spread,
        target: { atLeast: 1.2 },
        details: { rows, ratios: speed.ratios, pairs },
      },
      {
        what: `peak memory against ExcelJS streaming, ${rows} rows`,
        figure: memory.figure,
        spread: memory.spread,
        target: { atMost: 0.9 },
        details: { ratios: memory.ratios },
      },
    ];
  },
};
