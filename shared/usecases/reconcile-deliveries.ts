import { deliveryDifferencesKey } from '../contract/object-keys.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { rowPrefixOf } from '../domain/delivery.ts';
import { type DeliveryCheck, dueSince, type MissingRow, mostDifferences } from '../domain/delivery-check.ts';
import type { Moment } from '../domain/moment.ts';
import { isOpen, type OutboxRow, type OutboxStatus, outboxPrefix } from '../domain/outbox.ts';
import { type Release, releaseStateOf } from '../domain/release.ts';
import { DownstreamName } from '../domain/release-action.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { DeliveryChecks } from '../ports/delivery-checks.ts';
import type { Downstream } from '../ports/downstream.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { compareHoldings, heldRows, holdingOf } from './compare-holdings.ts';
import { type PlannedRow, rowIdIn } from './delivery-batches.ts';
import { acceptedRows } from './reconcile-release.ts';
import type { ReleaseName } from './release-keys.ts';

export type ReconcileDeliveriesPorts = {
  readonly checks: Pick<DeliveryChecks, 'find' | 'begin' | 'keep'>;
  readonly campaigns: Pick<CampaignStore, 'list'>;
  readonly releases: Pick<ReleaseStore, 'list'>;
  readonly files: Pick<ReleaseFiles, 'read' | 'write'>;
  readonly outbox: Pick<Outbox, 'list'>;
  readonly downstreams: Readonly<Record<DownstreamName, Pick<Downstream, 'holdings'>>>;
};

/**
 * What they show against what we decided, over all releases and the outbox: once a day, or when somebody asked. It may be
 * called at any time; where nothing is due, or another call has it, nothing happens.
 */
export async function reconcileDeliveries(
  ports: ReconcileDeliveriesPorts,
  now: () => Moment,
): Promise<readonly DeliveryCheck[]> {
  const settled = await Promise.allSettled(
    DownstreamName.options.map(async downstream => {
      const startedAt = now();
      const since = dueSince(await ports.checks.find(downstream), startedAt);
      if (since === null || !(await ports.checks.begin(downstream, startedAt, since))) return [];
      const check = await reconcile(ports, downstream, startedAt, now);
      await ports.checks.keep(check);
      return [check];
    }),
  );
  // The other one's result is kept already; a fault begins again after a while.
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return settled.flatMap(one => (one.status === 'fulfilled' ? one.value : []));
}

type Decided = { readonly row: PlannedRow; readonly release: ReleaseName | null };

async function reconcile(
  ports: ReconcileDeliveriesPorts,
  downstream: DownstreamName,
  startedAt: Moment,
  now: () => Moment,
): Promise<DeliveryCheck> {
  const delivered = await deliveredReleases(ports, downstream);
  const prefixes = [
    outboxPrefix,
    ...delivered.map(({ campaignId, release }) => rowPrefixOf(campaignId, release)),
  ];
  const aside = new Set<string>();
  for await (const { rowId } of rowsOf(ports, downstream, 'set-aside')) aside.add(rowId);
  const isOurs = (rowId: string) => !aside.has(rowId) && prefixes.some(prefix => rowId.startsWith(prefix));
  const decided = () => decidedRows(ports, downstream, delivered, aside);
  const compared = await compareHoldings(
    () => holdingsOf(decided()),
    () => heldRows(ports.downstreams[downstream], isOurs),
  );
  const moving =
    compared.missing.length + compared.unexpected.length === 0
      ? new Set()
      : await movingRows(ports, downstream, startedAt);
  const still = (rowIds: readonly string[]) => rowIds.filter(rowId => !moving.has(rowId));
  const missing = still(compared.missing);
  const unexpected = still(compared.unexpected);
  await keepDifferences(ports, downstream, startedAt, {
    missing: await withRows(missing, decided()),
    unexpected,
  });
  return {
    downstream,
    startedAt,
    endedAt: now(),
    decided: compared.decided,
    held: compared.held,
    missing: missing.length,
    unexpected: unexpected.length,
  };
}

/** Releases that this downstream has been handed whole; what is on its way is no difference. */
async function deliveredReleases(
  { campaigns, releases }: ReconcileDeliveriesPorts,
  downstream: DownstreamName,
): Promise<readonly Release[]> {
  const found: Release[] = [];
  for (const { campaignId } of await campaigns.list()) found.push(...(await releases.list(campaignId)));
  return found.filter(release =>
    releaseStateOf(release).deliveries.some(delivery => delivery.downstream === downstream),
  );
}

async function* decidedRows(
  ports: ReconcileDeliveriesPorts,
  downstream: DownstreamName,
  delivered: readonly Release[],
  aside: ReadonlySet<string>,
): AsyncGenerator<Decided> {
  for (const release of delivered) {
    const name = { campaignId: release.campaignId, release: release.release };
    for await (const row of acceptedRows(ports, name, releaseStateOf(release), downstream))
      if (!aside.has(rowIdIn(row))) yield { row, release: name };
  }
  for await (const row of rowsOf(ports, downstream, 'acknowledged'))
    if (!row.again) yield { row: plannedOf(row), release: null };
}

async function* holdingsOf(decided: AsyncIterable<Decided>) {
  for await (const { row } of decided) yield holdingOf(row);
}

const plannedOf = (row: OutboxRow): PlannedRow =>
  row.downstream === 'disclosure' ? row.change : { change: row.change, subjectId: row.subject };

async function* rowsOf(
  { outbox }: Pick<ReconcileDeliveriesPorts, 'outbox'>,
  downstream: DownstreamName,
  status: OutboxStatus,
): AsyncGenerator<OutboxRow> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Outbox['list']>> = await outbox.list(downstream, status, {
      limit: 500,
      cursor,
    });
    yield* page.items;
    cursor = page.next;
  } while (cursor !== null);
}

/** Rows that are on their way, or were settled while we looked: they may be held or not, and neither is a difference. */
async function movingRows(
  ports: ReconcileDeliveriesPorts,
  downstream: DownstreamName,
  startedAt: Moment,
): Promise<ReadonlySet<string>> {
  const moving = new Set<string>();
  for (const status of ['waiting', 'sent'] as const)
    for await (const { rowId, again } of rowsOf(ports, downstream, status)) if (!again) moving.add(rowId);
  for (const status of ['acknowledged', 'parked'] as const) {
    // Newest first.
    for await (const row of rowsOf(ports, downstream, status)) {
      if (row.changedAt < startedAt) break;
      if (!isOpen(row)) moving.add(row.rowId);
    }
  }
  return moving;
}

async function withRows(
  rowIds: readonly string[],
  decided: AsyncIterable<Decided>,
): Promise<readonly MissingRow[]> {
  const wanted = new Set(rowIds.slice(0, mostDifferences));
  const found: MissingRow[] = [];
  if (wanted.size === 0) return found;
  for await (const { row, release } of decided) {
    const rowId = rowIdIn(row);
    if (!wanted.delete(rowId)) continue;
    const subject = 'change' in row ? row.subjectId : row.entity.creditCode;
    found.push({ rowId, subject, release, row });
  }
  return found;
}

async function keepDifferences(
  { files }: Pick<ReconcileDeliveriesPorts, 'files'>,
  downstream: DownstreamName,
  startedAt: Moment,
  { missing, unexpected }: { missing: readonly MissingRow[]; unexpected: readonly string[] },
): Promise<void> {
  const kept = {
    schemaVersion: 1,
    downstream,
    startedAt,
    missing,
    unexpected: unexpected.slice(0, mostDifferences),
  };
  const key = deliveryDifferencesKey(downstream, startedAt);
  await files.write(key, Buffer.from(canonicalJson(kept)), 'application/json');
}
