import { createHash } from 'node:crypto';
import * as z from 'zod';
import { determinedPlaceOf, determinedReportOf } from '../domain/determined-report.ts';
import { CampaignId, CategoryId, ReportId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { orderOf, queueRowOf } from '../domain/queue-row.ts';
import { Report, type ReportState, ReportStatus, stateOf } from '../domain/report.ts';
import { subjectKeyOf } from '../domain/subject-key.ts';
import type { ReportSummary } from '../ports/report-store.ts';
import { queuePlaces } from './review-queue.ts';
import { type Item, ItemTooLarge, parseItem, sizeOfItem, toItem } from './stored-item.ts';

/** Submitted reports wait in so many partitions, so that a rush of submissions does not heat one. */
export const submittedShards = 16;

export const submittedQueue = (shard: number): string => `submitted#${shard}`;

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
    subjectKey: state.subject === null ? undefined : subjectKeyOf(state.subject),
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

const nowhere = {
  queue: undefined,
  queueByCategory: undefined,
  queueByChannel: undefined,
  queueLinked: undefined,
  queueEscalated: undefined,
  queueAssigned: undefined,
  queueOrder: undefined,
  queueRow: undefined,
};

/** Where it waits: for its check, or for a department under every filter of the desk that needs no search. */
function queueAttributes(report: Report, state: ReportState) {
  const { reportId } = report;
  if (state.status === 'submitted') {
    const queue = submittedQueue(shardOf(reportId));
    return { ...nowhere, queue, queueOrder: orderOf(handedInAt(report), reportId) };
  }
  const queueRow = queueRowOf(report, state);
  if (queueRow === null) return nowhere;
  return { ...queuePlaces(queueRow), queueOrder: orderOf(queueRow.dueAt, reportId), queueRow };
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

const SubmittedRow = z.object({ reportId: ReportId, round: z.int().min(1), queueOrder: z.string() });

export const submittedRowOfItem = (item: Item): z.infer<typeof SubmittedRow> =>
  parseItem(SubmittedRow, item, nameOf(item));

const nameOf = (item: Item): string => `reports/${item['reportId']?.S ?? '(no key)'}`;
