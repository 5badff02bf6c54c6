import type { DeliveryPosition } from '../contract/publication-steps.ts';
import { canonicalJson } from '../domain/canonical.ts';
import {
  batchKeyOf,
  type DeliveryRow,
  type Receipt,
  ReceiptPart,
  receiptPartOf,
  withPerson,
} from '../domain/delivery.ts';
import type { Moment } from '../domain/moment.ts';
import { type OutboxRow, releasedRow } from '../domain/outbox.ts';
import type { DownstreamName } from '../domain/release-action.ts';
import type { Downstream } from '../ports/downstream.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { type PlannedBatch, type PlannedRow, plannedParts, rowIdIn } from './delivery-batches.ts';
import { inParallel } from './in-parallel.ts';
import { getReleaseRecord, recordStep } from './record-release.ts';
import { keyOf, type ReleaseName, sealedFiles } from './release-keys.ts';
import { parseFile } from './release-parts.ts';
import { type Released, releasedOf } from './released.ts';

export type DeliverReleasePorts = {
  readonly releases: Pick<ReleaseStore, 'find' | 'save'>;
  readonly files: Pick<ReleaseFiles, 'read' | 'write'>;
  readonly policies: Pick<PolicyLibrary, 'get'>;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly vault: Pick<IdentityVault, 'open'>;
  readonly downstreams: Readonly<Record<DownstreamName, Pick<Downstream, 'deliver'>>>;
};

/** Batches on their way at once. Delistings and listings of the disclosure site keep their order, so there it is one. */
const width: Readonly<Record<DownstreamName, number>> = { points: 4, disclosure: 1 };

/**
 * Hands a release to one downstream from a position on, until all is handed over or time is up. A batch with receipts
 * is never sent again; one whose receipts were lost is sent under its own key, which the downstream takes once.
 */
export async function deliverRelease(
  ports: DeliverReleasePorts,
  position: DeliveryPosition,
  now: Moment,
  outOfTime: () => boolean,
): Promise<DeliveryPosition & { done: boolean; paused?: boolean }> {
  const { campaignId, release, downstream } = position;
  const name = { campaignId, release };
  const { state } = await getReleaseRecord(ports.releases, name);
  if (state.deliveries.some(delivery => delivery.downstream === downstream))
    return { ...position, done: true };
  const released = await releasedOf(ports.policies, name, state);
  let { accepted, rejected } = position;
  let moved = false;
  for await (const batches of plannedParts(ports.files, name, state, downstream, position)) {
    for (let next = 0; next < batches.length; next += width[downstream]) {
      const slice = batches.slice(next, next + width[downstream]);
      const [first] = slice;
      const at = { part: first?.part ?? 0, batch: first?.batch ?? 0, accepted, rejected };
      if (first !== undefined && moved && outOfTime()) return { ...position, ...at, done: false };
      // Asked before each few batches: a pause takes hold within seconds.
      if (first !== undefined && (await isPaused(ports.releases, name)))
        return { ...position, ...at, done: false, paused: true };
      const receipts = (
        await inParallel(slice, slice.length, batch => deliverBatch(ports, released, downstream, batch, now))
      ).flat();
      moved = true;
      accepted += receipts.filter(({ status }) => status === 'accepted').length;
      rejected += receipts.filter(({ status }) => status === 'rejected').length;
    }
  }
  const rows = accepted + rejected;
  await recordStep(ports.releases, name, `deliver-${downstream}`, now, {
    type: 'delivery-recorded',
    downstream,
    rows,
    accepted,
    rejected,
  });
  return { ...position, accepted, rejected, done: true };
}

const isPaused = async (releases: DeliverReleasePorts['releases'], name: ReleaseName): Promise<boolean> =>
  (await getReleaseRecord(releases, name)).state.paused !== null;

async function deliverBatch(
  { files, vault, downstreams, outbox }: DeliverReleasePorts,
  name: Released,
  downstream: DownstreamName,
  batch: PlannedBatch,
  now: Moment,
): Promise<readonly Receipt[]> {
  const key = keyOf(name, sealedFiles.receipts(downstream, batch.name));
  const known = await files.read(key);
  if (known !== null) return parseFile(ReceiptPart, Buffer.from(known).toString('utf8'), key).receipts;
  const rows = (await inParallel(batch.rows, 16, row => complete(vault, row))).filter(row => row !== null);
  const rowIds = rows.map(({ rowId }) => rowId);
  const batchKey = batchKeyOf(name.campaignId, name.release, downstream, batch.name, rowIds);
  const part =
    rows.length === 0
      ? { schemaVersion: 1 as const, key: batchKey, batchId: 'none', receipts: [] }
      : receiptPartOf(batchKey, rowIds, await downstreams[downstream].deliver(batchKey, name.release, rows));
  const sent = new Set(rowIds);
  const parked = batch.rows.map(rowIdIn).filter(rowId => !sent.has(rowId));
  const kept: ReceiptPart = { ...part, receipts: [...part.receipts, ...parked.map(withoutPerson)] };
  // Before the receipts, so that a batch with receipts has its parked rows where people see and replay them.
  await outbox.put(parkedRows(batch, kept.receipts, name, now));
  await files.write(key, Buffer.from(canonicalJson(kept)), 'application/json');
  return kept.receipts;
}

function parkedRows(
  batch: PlannedBatch,
  receipts: readonly Receipt[],
  released: Released,
  changedAt: Moment,
): readonly OutboxRow[] {
  const refused = new Map(
    receipts.filter(({ status }) => status === 'rejected').map(receipt => [receipt.rowId, receipt]),
  );
  return batch.rows.flatMap(row => {
    const receipt = refused.get(rowIdIn(row));
    if (receipt === undefined) return [];
    const { receiptId, reason = 'refused without a reason' } = receipt;
    const standing = { status: 'parked', changedAt, receiptId, reason } as const;
    return [releasedRow(row, released, standing)];
  });
}

/** A row whose person the vault does not know stands aside, visible, and holds up nobody else's. */
export const withoutPerson = (rowId: string): Receipt => ({
  rowId,
  status: 'rejected',
  receiptId: 'not-sent',
  reason: 'no identity is kept for this subject',
});

/** The one place where an identity is opened for handing over. */
async function complete(vault: DeliverReleasePorts['vault'], row: PlannedRow): Promise<DeliveryRow | null> {
  if (!('change' in row)) return row;
  const identity = await vault.open(row.subjectId);
  return identity === null ? null : withPerson(row.change, identity);
}
