import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import type { BulkCounts } from './bulk-decision-action.ts';
import { hashOf, sha256Of } from './canonical.ts';
import { isUsable } from './evidence.ts';
import { ReportId, Sha256 } from './ids.ts';
import { refusalCodes } from './outcome.ts';
import type { BulkReview } from './policy-shape.ts';
import { type Report, type ReportState, ReportStatus } from './report.ts';

export const BulkOutcome = z.enum(['left-out', 'waiting', 'decided', 'changed', 'refused', 'failed']);
export type BulkOutcome = z.infer<typeof BulkOutcome>;

/** One report under a bulk decision, and what became of it. `left-out` never belonged to the set. */
export const BulkItem = z.strictObject({
  reportId: ReportId,
  /** What was judged in the preview; see `judgedHashOf`. */
  judged: Sha256,
  outcome: BulkOutcome,
  /** The status that it has by this decision. */
  became: ReportStatus.nullable(),
  /** Why it was left out, refused or failed. `fault`: something broke on the way to it. */
  reason: z.enum([...refusalCodes, 'fault']).nullable(),
  detail: Bilingual.nullable(),
});
export type BulkItem = z.infer<typeof BulkItem>;

/** Nothing more will be done to it. */
export const isSettled = ({ outcome }: BulkItem): boolean => outcome !== 'waiting' && outcome !== 'failed';

/**
 * All that an officer judges in a report, as one hash: handed in anew, with another file, decided or sent elsewhere, it is
 * another one. Claims, assignments, links and clocks leave it what it is.
 */
export function judgedHashOf({ form }: Pick<Report, 'form'>, state: ReportState): Sha256 {
  const { evidence, subject, routing, status, round } = state;
  const usable = [...evidence.values()].filter(isUsable);
  return hashOf({
    form,
    evidence: usable.map(({ evidenceId, versionId }) => [evidenceId, versionId]).sort(),
    subject,
    routing: routing === null ? null : [routing.department, routing.district],
    status,
    round,
  });
}

/** The hash of a set, item by item in the order of their ids; begin with `emptySet`. */
export const emptySet: Sha256 = hashOf('bulk-set');
export const addToSet = (set: Sha256, { reportId, judged }: Pick<BulkItem, 'reportId' | 'judged'>): Sha256 =>
  hashOf([set, reportId, judged]);

/** Of so many items, so many are opened first (policy, `bulkReview`). */
export const sampleSizeOf = (
  items: number,
  { minimum, perThousand, maximum }: BulkReview['sample'],
): number => Math.min(Math.max(minimum, Math.ceil((items * perThousand) / 1000)), maximum, items);

/**
 * Drawn by the hash of the set and each id. An officer chooses neither, so the same set gives the same sample however
 * often it is asked for, and whoever doubts can draw it again.
 */
export const drawSample = (reportIds: readonly ReportId[], setHash: Sha256, size: number): ReportId[] =>
  reportIds
    .map(reportId => ({ reportId, lot: sha256Of(`${setHash} ${reportId}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ reportId }) => reportId);

export const noCounts: BulkCounts = { waiting: 0, decided: 0, changed: 0, refused: 0, failed: 0 };

/** What is left out is counted by reason, in the preview. */
export function addToCounts(counts: BulkCounts, items: readonly BulkItem[]): BulkCounts {
  const sum = { ...counts };
  for (const { outcome } of items) if (outcome !== 'left-out') sum[outcome] += 1;
  return sum;
}
