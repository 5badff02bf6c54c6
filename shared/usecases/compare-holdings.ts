import {
  type Holding,
  type HoldingDifferences,
  holdingDifferences,
  holdingSums,
  isInBuckets,
} from '../domain/delivery-holdings.ts';
import type { Downstream } from '../ports/downstream.ts';
import type { PlannedRow } from './delivery-batches.ts';

type Stream = () => AsyncIterable<Holding>;

export type Compared = HoldingDifferences & { readonly decided: number; readonly held: number };

/** What was decided against what is held. Sums first, in memory that does not grow; rows only where sums differ. */
export async function compareHoldings(decided: Stream, held: Stream): Promise<Compared> {
  const sums = holdingSums();
  const counts = { decided: 0, held: 0 };
  for await (const row of decided()) {
    sums.decide(row);
    counts.decided += 1;
  }
  for await (const row of held()) {
    sums.hold(row);
    counts.held += 1;
  }
  const differing = sums.differing();
  if (differing.size === 0) return { ...counts, missing: [], unexpected: [] };
  const found = holdingDifferences(
    differing,
    await inBuckets(decided(), differing),
    await inBuckets(held(), differing),
  );
  return { ...counts, ...found };
}

async function inBuckets(
  rows: AsyncIterable<Holding>,
  differing: ReadonlySet<number>,
): Promise<readonly Holding[]> {
  const inside: Holding[] = [];
  for await (const row of rows) if (isInBuckets(row, differing)) inside.push(row);
  return inside;
}

/** What a downstream holds if it holds a row as we sent it. */
export function holdingOf(row: PlannedRow): Holding {
  if ('change' in row) {
    const { rowId, operation, points } = row.change;
    return { rowId, operation, points };
  }
  const { rowId, operation, list, entity } = row;
  const { entry, annotations } = { entry: undefined, annotations: undefined, ...row };
  return { rowId, operation, list, entity, entry, annotations };
}

/** Everything of ours that a downstream says it holds. */
export async function* heldRows(
  downstream: Pick<Downstream, 'holdings'>,
  isOurs: (rowId: string) => boolean,
): AsyncGenerator<Holding> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Downstream['holdings']>> = await downstream.holdings(after);
    for (const row of page.rows) if (isOurs(row.rowId)) yield row;
    after = page.next;
  } while (after !== null);
}
