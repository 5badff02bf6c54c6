import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AccountId } from '../domain/actor.ts';
import { determinedPlaceOf, determinedReportOf } from '../domain/determined-report.ts';
import { CampaignId, CategoryId, DistrictId, ReportId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { Report, type ReportState, ReportStatus, stateOf } from '../domain/report.ts';
import { Channel } from '../domain/report-action.ts';
import type { QueueRow, ReportSummary } from '../ports/report-store.ts';
import { type Item, ItemTooLarge, parseItem, sizeOfItem, toItem } from './stored-item.ts';

/** Submitted reports wait in so many partitions, so that a rush of submissions does not heat one. */
export const submittedShards = 16;

export const submittedQueue = (shard: number): string => `submitted#${shard}`;
export const departmentQueue = (department: string, district: string): string => `${department}#${district}`;

/** Sorts by moment; the id makes it unique and lets a cursor be checked. */
export const orderOf = (moment: Moment, reportId: ReportId): string => `${moment}#${reportId}`;

const shardOf = (reportId: ReportId): number =>
  (createHash('sha256').update(reportId).digest()[0] ?? 0) % submittedShards;

/**
 * The item without its record: what indexes and conditions read, all of it folded from the record. A member that is
 * undefined is absent from the item, and so is the report from that index.
 */
export function indexAttributes(report: Report) {
  const state = stateOf(report);
  return {
    version: state.version,
    status: state.status,
    category: report.form.category,
    district: state.routing?.district ?? report.form.district,
    channel: state.channel,
    makerAccount: state.maker.account,
    /** Persons, not accounts: a second account of the same human being is the same maker. */
    makers: [state.maker.person, state.secondedBy].filter(person => person !== null && person !== ''),
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    round: state.round,
    deed: state.status === 'withdrawn' ? undefined : (state.deed ?? undefined),
    submittedAt: state.submittedAt ?? undefined,
    ...queueAttributes(report, state),
    ...determinedAttributes(report, state),
  };
}

/** Once approved a report stays here, also withdrawn: a release whose cut-off lies before the withdrawal counts it. */
function determinedAttributes(report: Report, state: ReportState) {
  if (state.determination?.outcome !== 'approved') {
    return { determinedShard: undefined, determinedOrder: undefined, outcome: undefined };
  }
  const outcome = determinedReportOf(report, state);
  const { shard, order } = determinedPlaceOf(outcome);
  return { determinedShard: shard, determinedOrder: order, outcome };
}

function queueAttributes(report: Report, state: ReportState) {
  const { routing, claim } = state;
  const waits = state.status === 'in-review' || state.status === 'second-review';
  return {
    ...placeInQueue(report, state),
    dueAt: waits ? routing?.dueAt : undefined,
    claimedBy: waits ? claim?.account : undefined,
    claimedUntil: waits ? claim?.until : undefined,
  };
}

function placeInQueue(report: Report, { status, routing }: ReportState) {
  const { reportId } = report;
  switch (status) {
    case 'submitted':
      return { queue: submittedQueue(shardOf(reportId)), queueOrder: orderOf(handedInAt(report), reportId) };
    case 'in-review':
    case 'second-review':
      if (routing === null) throw new Error('a report in review that was never routed');
      return {
        queue: departmentQueue(routing.department, routing.district),
        queueOrder: orderOf(routing.dueAt, reportId),
      };
    case 'draft':
    case 'returned':
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return { queue: undefined, queueOrder: undefined };
  }
}

/** When it was handed in last: a supplement waits from its own moment, not from the first submission's. */
function handedInAt(report: Report): Moment {
  const entry = report.history.findLast(
    ({ action }) => action.type === 'submitted' || action.type === 'supplemented',
  );
  if (entry === undefined) throw new Error('a submitted report that was never handed in');
  return entry.at;
}

/**
 * Largest item in bytes, below DynamoDB's 409,600. What a reporter may write ends earlier, so that nobody can fill a
 * report until no officer can close it; the rest is for the open task's token (Step Functions: at most 2,048 bytes).
 */
const largestItem = { citizen: 300_000, staff: 395_000, system: 400_000 } as const;

/** The whole item of a report. Throws `ItemTooLarge` before anything is written. */
export function reportItem(report: Report): Item {
  const item = toItem({ ...report, ...indexAttributes(report) });
  const writer = report.history.at(-1)?.actor.kind ?? 'system';
  const size = sizeOfItem(item);
  if (size > largestItem[writer]) throw new ItemTooLarge(`reports/${report.reportId}`, size);
  return item;
}

const Stored = z.object(Report.shape);

/** Reads the record back; everything else in the item follows from it. */
export const reportOfItem = (item: Item): Report => parseItem(Stored, item, nameOf(item));

const SummaryRow = z.object({
  reportId: ReportId,
  campaignId: CampaignId,
  category: CategoryId,
  status: ReportStatus,
  openedAt: Moment,
  changedAt: Moment,
});

export const summaryOfItem = (item: Item): ReportSummary => parseItem(SummaryRow, item, nameOf(item));

const WaitingRow = z.object({
  reportId: ReportId,
  campaignId: CampaignId,
  category: CategoryId,
  district: DistrictId,
  channel: Channel,
  status: ReportStatus,
  submittedAt: Moment,
  dueAt: Moment,
  claimedBy: AccountId.nullable().default(null),
  claimedUntil: Moment.nullable().default(null),
});

export const queueRowOfItem = (item: Item): QueueRow => parseItem(WaitingRow, item, nameOf(item));

const SubmittedRow = z.object({ reportId: ReportId, round: z.int().min(1), queueOrder: z.string() });

export const submittedRowOfItem = (item: Item): z.infer<typeof SubmittedRow> =>
  parseItem(SubmittedRow, item, nameOf(item));

const nameOf = (item: Item): string => `reports/${item['reportId']?.S ?? '(no key)'}`;
