import * as z from 'zod';
import { AccountId, Actor } from './actor.ts';
import { ActionId, DepartmentId, ReportId, Sha256, SubjectId } from './ids.ts';
import { Moment } from './moment.ts';
import { QueueFilter } from './queue-filter.ts';
import { SupplementItem } from './report-action.ts';
import { paragraph } from './text.ts';

const reason = paragraph(1000);

/** One verdict on many reports. Files differ from report to report, so what is asked for is asked by field alone. */
export const BulkVerdict = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('approve'), note: reason.nullable().default(null) }),
  z.strictObject({ outcome: z.literal('reject'), reason }),
  z.strictObject({
    outcome: z.literal('return'),
    reason,
    items: z
      .array(SupplementItem.omit({ evidenceId: true }))
      .max(20)
      .default([]),
  }),
  z.strictObject({ outcome: z.literal('transfer'), reason, department: DepartmentId }),
  /** No decision: gives them to one officer, each until its own clock runs out. */
  z.strictObject({ outcome: z.literal('assign'), to: AccountId }),
]);
export type BulkVerdict = z.infer<typeof BulkVerdict>;

const count = z.int().min(0);

/** What became of the items; `waiting` and `failed` are 0 once it is done, and the others add up to the set. */
export const BulkCounts = z.strictObject({
  waiting: count,
  decided: count,
  /** No longer what was previewed: nothing was done. */
  changed: count,
  /** The same rules as for a single decision said no. */
  refused: count,
  /** Something broke; tried again until it does not. */
  failed: count,
});
export type BulkCounts = z.infer<typeof BulkCounts>;

/** How many were left out of the set, by the code of what spoke against it. */
export const LeftOut = z.record(z.string().min(1).max(60), count);
export type LeftOut = z.infer<typeof LeftOut>;

const of = <N extends string, S extends z.ZodRawShape>(type: N, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Everything that can be done to a bulk decision. Each is appended to its history and nothing is edited. */
export const BulkAction = z.discriminatedUnion('type', [
  of('opened', {
    filter: QueueFilter,
    verdict: BulkVerdict,
    /** The officer by blind index, so that nobody decides about themself; the identity is kept nowhere. */
    self: SubjectId,
  }),
  of('gathered', {
    count,
    leftOut: LeftOut,
    setHash: Sha256,
    sample: z.array(ReportId).max(1000),
  }),
  of('confirmed', {
    setHash: Sha256,
    /** Until then it can be taken back, and nothing happens. */
    takesEffectAt: Moment,
    /** Of the sample, what had changed since and could no longer be opened as it was. */
    passedOver: z.array(ReportId).max(1000),
  }),
  of('undone', {}),
  of('began', {}),
  of('done', { counts: BulkCounts }),
]);
export type BulkAction = z.infer<typeof BulkAction>;
export type BulkActionType = BulkAction['type'];
export type BulkActionOf<T extends BulkActionType> = Extract<BulkAction, { type: T }>;

export const BulkEntry = z.strictObject({
  sequence: z.int().min(1),
  at: Moment,
  actor: Actor,
  policyVersion: z.int().min(1),
  actionId: ActionId,
  /** Tells a retry from another request under the same key. */
  requestHash: Sha256,
  action: BulkAction,
  /** Hash of the entry before; for the first one, of the decision's id. */
  previous: Sha256,
  hash: Sha256,
});
export type BulkEntry = z.infer<typeof BulkEntry>;
