import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personRows } from '../../bench/data/persons-table.ts';
import { writeCsv, writeXlsx } from '../../bench/data/write-tables.ts';
import { alone } from '../../bench/harness/alone.ts';
import { inTurns, quantile, ratiosOf } from '../../bench/harness/compare.ts';
import { lineOf } from '../../bench/harness/report.ts';
import { work as csvParseAlone } from '../../bench/reference/limit/csv-parse-alone.ts';
import { work as excelJsStreaming } from '../../bench/reference/usual/exceljs-streaming.ts';
import { work as judgedTable } from '../../bench/subjects/judged-table.ts';
import { work as readTable } from '../../bench/subjects/read-table.ts';

const room = await mkdtemp(join(tmpdir(), 'bench-test-'));

describe('a comparison', () => {
  it('runs both in turns and reverses the order each round', async () => {
    const order: string[] = [];
    const side = (name: string, value: number) => async () => {
      order.push(name);
      return value;
    };
    const pairs = await inTurns(3, side('ours', 2), side('theirs', 3));
    expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs']);
    expect(ratiosOf(pairs, ({ ours, theirs }) => theirs / ours)).toEqual({
      figure: 1.5,
      spread: [1.5, 1.5],
      ratios: [1.5, 1.5, 1.5],
    });
  });

  it('quotes median and quartiles', () => {
    expect([0.25, 0.5, 0.75].map(part => quantile([5, 1, 4, 2, 3], part))).toEqual([2, 3, 4]);
    expect(quantile([1, 2], 0.5)).toBe(1.5);
    expect(() => quantile([], 0.5)).toThrow();
  });

  it('is told in one line', () => {
    const result = { id: 'd1', what: 'speed', figure: 0.634, spread: [0.6, 0.7] as const, details: {} };
    expect(lineOf({ ...result, target: { atLeast: 0.55 } })).toBe('d1  0.63 (0.60–0.70)  ≥ 0.55  met  speed');
    expect(lineOf({ ...result, target: { atMost: 0.6 }, spread: null })).toBe(
      'd1  0.63  ≤ 0.6  missed  speed',
    );
    expect(lineOf({ ...result, figure: 7, target: { atMost: 7 }, spread: null })).toBe(
      'd1  7  ≤ 7  met  speed',
    );
  });

  it('measures work in a process of its own', async () => {
    const file = join(room, 'few.csv');
    await writeFile(file, 'a,b\n1,2\n');
    const module = new URL('../../bench/subjects/read-table.ts', import.meta.url);
    const measured = await alone(module, file);
    expect(measured.done).toEqual({ rows: 2, cells: 4 });
    expect(measured.peakBytes).toBeGreaterThan(10_000_000);
  });
});

describe('the tables of benchmarks', () => {
  it('are the same for the same seed', () => {
    expect([...personRows(50, 1)]).toEqual([...personRows(50, 1)]);
    expect([...personRows(50, 1)]).not.toEqual([...personRows(50, 2)]);
  });

  it('are read alike by both sides, and judged as they were made', async () => {
    const csv = join(room, 'persons.csv');
    const xlsx = join(room, 'persons.xlsx');
    await writeCsv(csv, 600, 1);
    await writeXlsx(xlsx, 600, 1);
    const { cells } = await excelJsStreaming(xlsx);
    expect(await readTable(xlsx)).toEqual({ rows: 601, cells });
    expect(await readTable(csv)).toEqual({ rows: 601, cells });
    expect(await csvParseAlone(csv)).toEqual({ rows: 601 });
    // One row in twelve is spoilt.
    expect(await judgedTable(csv)).toMatchObject({ rows: 601, good: 550 });
    expect(await judgedTable(xlsx)).toEqual(await judgedTable(csv));
  });
});
