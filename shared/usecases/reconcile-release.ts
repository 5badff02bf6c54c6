import { canonicalJson } from '../domain/canonical.ts';
import { ReceiptPart, rowPrefixOf } from '../domain/delivery.ts';
import type { Holding, HoldingDifferences } from '../domain/delivery-holdings.ts';
import type { Moment } from '../domain/moment.ts';
import type { ReleaseState } from '../domain/release.ts';
import { DownstreamName } from '../domain/release-action.ts';
import type { Downstream } from '../ports/downstream.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { compareHoldings, heldRows, holdingOf } from './compare-holdings.ts';
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
  const prefix = rowPrefixOf(name.campaignId, name.release);
  for (const downstream of DownstreamName.options) {
    const { missing, unexpected } = await compareHoldings(
      () => acceptedHoldings(ports, name, state, downstream),
      () => heldRows(ports.downstreams[downstream], rowId => rowId.startsWith(prefix)),
    );
    found.push({ downstream, differences: { missing, unexpected } });
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

async function* acceptedHoldings(...given: Parameters<typeof acceptedRows>): AsyncGenerator<Holding> {
  for await (const row of acceptedRows(...given)) yield holdingOf(row);
}

/** The rows of a release that a downstream has taken, by the receipts. */
export async function* acceptedRows(
  { files }: Pick<ReconcileReleasePorts, 'files'>,
  name: ReleaseName,
  state: ReleaseState,
  downstream: DownstreamName,
): AsyncGenerator<PlannedRow> {
  for await (const batches of plannedParts(files, name, state, downstream)) {
    for (const batch of batches) {
      const key = keyOf(name, sealedFiles.receipts(downstream, batch.name));
      const { receipts } = parseFile(ReceiptPart, await readSealed(files, key), key);
      const accepted = new Set(
        receipts.filter(({ status }) => status === 'accepted').map(({ rowId }) => rowId),
      );
      for (const row of batch.rows) if (accepted.has(rowIdIn(row))) yield row;
    }
  }
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
