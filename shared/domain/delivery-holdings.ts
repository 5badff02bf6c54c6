import * as z from 'zod';
import { hashOf, sha256Of } from './canonical.ts';

/** One row as a downstream says that it holds it; what else it says is its own affair. */
export const Holding = z.object({
  rowId: z.string(),
  operation: z.string(),
  points: z.int().optional(),
  /** Of what is shown: where, about whom, and what. */
  list: z.string().optional(),
  entity: z.unknown().optional(),
  entry: z.unknown().optional(),
  annotations: z.unknown().optional(),
});
export type Holding = z.infer<typeof Holding>;

export const HoldingsPage = z.object({ rows: z.array(Holding), next: z.string().nullable() });
export type HoldingsPage = z.infer<typeof HoldingsPage>;

/** Enough that a bucket of a million rows is 250 long, few enough to hold them all. */
const buckets = 4096;

const textOf = ({ rowId, operation, points, ...shown }: Holding): string =>
  `${rowId}|${operation}|${points ?? ''}|${hashOf(shown)}`;
const bucketOf = (rowId: string): number => Number.parseInt(sha256Of(rowId).slice(0, 8), 16) % buckets;

/** Sums of two sets of rows, bucket by bucket: equal sums mean equal sets, in memory that does not grow with them. */
export type HoldingSums = {
  decide(row: Holding): void;
  hold(row: Holding): void;
  differing(): ReadonlySet<number>;
};

export function holdingSums(): HoldingSums {
  const sums = new Map<number, bigint>();
  const modulus = 2n ** 256n;
  const add = (row: Holding, sign: 1n | -1n) => {
    const bucket = bucketOf(row.rowId);
    const sum = ((sums.get(bucket) ?? 0n) + sign * BigInt(`0x${sha256Of(textOf(row))}`)) % modulus;
    if (sum === 0n) sums.delete(bucket);
    else sums.set(bucket, sum);
  };
  return {
    decide: row => add(row, 1n),
    hold: row => add(row, -1n),
    differing: () => new Set(sums.keys()),
  };
}

export type HoldingDifferences = {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
};

/** The rows behind differing sums: what we decided and they do not hold, and what they hold and we did not decide. */
export function holdingDifferences(
  differing: ReadonlySet<number>,
  decided: Iterable<Holding>,
  held: Iterable<Holding>,
): HoldingDifferences {
  const inside = (rows: Iterable<Holding>) =>
    new Map(
      [...rows].filter(({ rowId }) => differing.has(bucketOf(rowId))).map(row => [textOf(row), row.rowId]),
    );
  const ours = inside(decided);
  const theirs = inside(held);
  const without = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
    [...a]
      .filter(([text]) => !b.has(text))
      .map(([, rowId]) => rowId)
      .sort();
  return { missing: without(ours, theirs), unexpected: without(theirs, ours) };
}

export const isInBuckets = (row: Holding, differing: ReadonlySet<number>): boolean =>
  differing.has(bucketOf(row.rowId));
