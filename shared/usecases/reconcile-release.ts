import { canonicalJson } from '../domain/canonical.ts';
import { ReceiptPart, rowPrefixOf } from '../domain/delivery.ts';
import {
  type Holding,
  type HoldingDifferences,
  holdingDifferences,
  holdingSums,
  isInBuckets,
} from '../domain/delivery-holdings.ts';
import type { Moment } from '../domain/moment.ts';
import type { ReleaseState } from '../domain/release.ts';
import { DownstreamName } from '../domain/release-action.ts';
import type { Downstream } from '../ports/downstream.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { type PlannedRow, plannedParts, rowIdIn } from './delivery-batches.ts';
import { getReleaseRecord, recordStep } from './record-release.ts';
import { keyOf, type ReleaseName, sealedFiles } from './release-keys.ts';
import { parseFile, readSealed } from './release-parts.ts';

export type ReconcileReleasePorts = {
  readonly releases: Pick<ReleaseStore, 'find' | 'save'>;
  readonly files: Pick<ReleaseFiles, 'read' | 'write'>;
  readonly downstreams: Readonly<Record<DownstreamName, Pick<Downstream, 'holdings'>>>;
};

/** Asks each downstream what it holds of this release and records where that is not what it accepted from us. */
export async function reconcileRelease(
  ports: ReconcileReleasePorts,
  name: ReleaseName,
  now: Moment,
): Promise<void> {
  const { state } = await getReleaseRecord(ports.releases, name);
  if (state.status === 'reconciled') return;
  if (state.status === 'published')
    await recordStep(ports.releases, name, 'delivered', now, { type: 'delivered' });
  const found: { downstream: DownstreamName; differences: HoldingDifferences }[] = [];
  for (const downstream of DownstreamName.options) {
    found.push({ downstream, differences: await differencesIn(ports, name, state, downstream) });
  }
  await keepDifferences(ports, name, found);
  await recordStep(ports.releases, name, 'reconcile', now, {
    type: 'reconciled',
    differences: found.map(({ downstream, differences }) => ({
      downstream,
      missing: differences.missing.length,
      unexpected: differences.unexpected.length,
    })),
  });
}

/** Sums first, in memory that does not grow; the rows themselves are looked at only where sums differ. */
async function differencesIn(
  ports: ReconcileReleasePorts,
  name: ReleaseName,
  state: ReleaseState,
  downstream: DownstreamName,
): Promise<HoldingDifferences> {
  const sums = holdingSums();
  for await (const row of acceptedRows(ports, name, state, downstream)) sums.decide(row);
  for await (const row of heldRows(ports, name, downstream)) sums.hold(row);
  const differing = sums.differing();
  if (differing.size === 0) return { missing: [], unexpected: [] };
  return holdingDifferences(
    differing,
    await inBuckets(acceptedRows(ports, name, state, downstream), differing),
    await inBuckets(heldRows(ports, name, downstream), differing),
  );
}

async function inBuckets(
  rows: AsyncIterable<Holding>,
  differing: ReadonlySet<number>,
): Promise<readonly Holding[]> {
  const inside: Holding[] = [];
  for await (const row of rows) if (isInBuckets(row, differing)) inside.push(row);
  return inside;
}

async function* acceptedRows(
  { files }: ReconcileReleasePorts,
  name: ReleaseName,
  state: ReleaseState,
  downstream: DownstreamName,
): AsyncGenerator<Holding> {
  for await (const batches of plannedParts(files, name, state, downstream)) {
    for (const batch of batches) {
      const key = keyOf(name, sealedFiles.receipts(downstream, batch.name));
      const { receipts } = parseFile(ReceiptPart, await readSealed(files, key), key);
      const accepted = new Set(
        receipts.filter(({ status }) => status === 'accepted').map(({ rowId }) => rowId),
      );
      for (const row of batch.rows) if (accepted.has(rowIdIn(row))) yield holdingOf(row);
    }
  }
}

const holdingOf = (row: PlannedRow): Holding =>
  'change' in row
    ? { rowId: row.change.rowId, operation: row.change.operation, points: row.change.points }
    : { rowId: row.rowId, operation: row.operation };

async function* heldRows(
  { downstreams }: ReconcileReleasePorts,
  { campaignId, release }: ReleaseName,
  downstream: DownstreamName,
): AsyncGenerator<Holding> {
  const prefix = rowPrefixOf(campaignId, release);
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Downstream['holdings']>> = await downstreams[downstream].holdings(after);
    for (const row of page.rows) if (row.rowId.startsWith(prefix)) yield row;
    after = page.next;
  } while (after !== null);
}

// A repetition may find other differences, and only the first file can be written: it says what was found when it was recorded.
async function keepDifferences(
  { files }: ReconcileReleasePorts,
  name: ReleaseName,
  found: readonly { downstream: DownstreamName; differences: HoldingDifferences }[],
): Promise<void> {
  const key = keyOf(name, sealedFiles.differences);
  if ((await files.read(key)) !== null) return;
  await files.write(key, Buffer.from(canonicalJson(found)), 'application/json');
}
