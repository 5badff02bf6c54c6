import type { DeliveryRowView, DeliveryView, DifferencesView } from '../contract/delivery-routes.ts';
import { deliveryDifferencesKey } from '../contract/object-keys.ts';
import { type DeliveryCheckState, DeliveryDifferences, dueSince } from '../domain/delivery-check.ts';
import type { Moment } from '../domain/moment.ts';
import type { OutboxRow, OutboxStatus } from '../domain/outbox.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { DownstreamName } from '../domain/release-action.ts';
import type { DeliveryChecks } from '../ports/delivery-checks.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ActionCall, ReadCall } from './action-call.ts';
import { parseFile, readSealed } from './release-parts.ts';

type Ports = {
  readonly outbox: Pick<Outbox, 'standing'>;
  readonly checks: Pick<DeliveryChecks, 'find'>;
};

export async function listDeliveries(
  ports: Ports,
  { by }: { readonly by: ReadCall },
): Promise<Outcome<{ readonly items: readonly DeliveryView[] }>> {
  const views = DownstreamName.options.map(downstream => viewOf(ports, downstream, by.now));
  return accept({ items: await Promise.all(views) });
}

async function viewOf(
  { outbox, checks }: Ports,
  downstream: DownstreamName,
  now: Moment,
): Promise<DeliveryView> {
  const [standing, state] = await Promise.all([outbox.standing(downstream, now), checks.find(downstream)]);
  return { downstream, ...standing, reconciliation: state.newest, reconciling: isReconciling(state, now) };
}

const isReconciling = (state: DeliveryCheckState, now: Moment): boolean =>
  dueSince(state, now) !== null || (state.startedAt !== null && state.startedAt !== state.newest?.startedAt);

/** Somebody wants to know now; the schedule begins within a minute. */
export async function askReconciliation(
  ports: Ports & { readonly checks: Pick<DeliveryChecks, 'ask'> },
  { by, downstream }: { readonly by: ActionCall; readonly downstream: DownstreamName },
): Promise<Outcome<DeliveryView>> {
  await ports.checks.ask(downstream, by.now);
  return accept(await viewOf(ports, downstream, by.now));
}

type RowsAsked = {
  readonly downstream: DownstreamName;
  readonly status: OutboxStatus;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export async function listDeliveryRows(
  { outbox }: { readonly outbox: Pick<Outbox, 'list'> },
  { downstream, status, limit, cursor = undefined }: RowsAsked,
): Promise<Outcome<{ readonly items: readonly DeliveryRowView[]; readonly next: string | null }>> {
  const { items, next } = await outbox.list(downstream, status, { limit, cursor: cursor ?? null });
  return accept({ items: items.map(rowView), next });
}

function rowView(row: OutboxRow): DeliveryRowView {
  const { rowId, status, record, step, decidedAt, acknowledgeBy, attempts, replays, dueAt, changedAt } = row;
  return {
    rowId,
    status,
    operation: row.change.operation,
    organisation: row.downstream === 'disclosure' ? row.change.entity : null,
    points: row.downstream === 'points' ? row.change.points : null,
    record,
    step,
    decidedAt,
    acknowledgeBy,
    attempts,
    replays,
    dueAt,
    changedAt,
    reason: row.reason,
    receiptId: row.receiptId,
  };
}

type DifferencesPorts = {
  readonly checks: Pick<DeliveryChecks, 'find'>;
  readonly files: Pick<ReleaseFiles, 'read'>;
};

export async function getDifferences(
  ports: DifferencesPorts,
  { downstream }: { readonly downstream: DownstreamName },
): Promise<Outcome<DifferencesView>> {
  const { newest, differences } = await newestDifferences(ports, downstream);
  const missing = differences?.missing.map(({ rowId }) => rowId) ?? [];
  return accept({ reconciliation: newest, missing, unexpected: differences?.unexpected ?? [] });
}

/** What the newest reconciliation that came to its end left behind. */
export async function newestDifferences(
  { checks, files }: DifferencesPorts,
  downstream: DownstreamName,
): Promise<{ newest: DeliveryCheckState['newest']; differences: DeliveryDifferences | null }> {
  const { newest } = await checks.find(downstream);
  if (newest === null) return { newest, differences: null };
  const key = deliveryDifferencesKey(downstream, newest.startedAt);
  return { newest, differences: parseFile(DeliveryDifferences, await readSealed(files, key), key) };
}
