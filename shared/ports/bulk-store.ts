import type { AccountId } from '../domain/actor.ts';
import type { BulkDecision, BulkStatus } from '../domain/bulk-decision.ts';
import type { BulkItem, BulkOutcome } from '../domain/bulk-decision-item.ts';
import type { BulkPhase, BulkProgress } from '../domain/bulk-decision-progress.ts';
import type { BulkId, ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import type { Page } from './report-store.ts';

/** A row of an officer's own list; what an index holds is never enough to decide on. */
export type BulkSummary = {
  readonly bulkId: BulkId;
  readonly status: BulkStatus;
  readonly outcome: string;
  /** Items in the set; null until it is gathered. */
  readonly count: number | null;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
};

export type BulkSaveResult =
  | { readonly saved: true }
  /** Somebody was faster; this is what stands now. A retry finds its own action in it. */
  | { readonly saved: false; readonly current: BulkDecision | null };

/** The one front door to bulk decisions. Every save of a record is one conditional write on the version. */
export type BulkStore = {
  find(bulkId: BulkId): Promise<BulkDecision | null>;
  /** Puts a new one, if none stands under its id. */
  add(record: BulkDecision): Promise<BulkSaveResult>;
  /** Replaces version n−1 by version n. */
  save(record: BulkDecision): Promise<BulkSaveResult>;
  /** Newest first. */
  ofOfficer(account: AccountId, limit: number, cursor: string | null): Promise<Page<BulkSummary>>;
  /** Puts items under keys made from their reports, so that writing again changes nothing. Forgotten after `keepUntil`. */
  putItems(bulkId: BulkId, items: readonly BulkItem[], keepUntil: Moment): Promise<void>;
  /** Keeps what became of items. What was decided stays decided, whatever a slower worker says of it. */
  settleItems(bulkId: BulkId, items: readonly BulkItem[], keepUntil: Moment): Promise<void>;
  item(bulkId: BulkId, reportId: ReportId): Promise<BulkItem | null>;
  /** In the order of ids. A page may hold fewer than `limit`, or none, and still have a next one. */
  items(
    bulkId: BulkId,
    query: { readonly outcome: BulkOutcome | null; readonly limit: number; readonly cursor: string | null },
  ): Promise<Page<BulkItem>>;
  /** From after an id on, in the order of ids, strongly consistent. */
  eachItem(bulkId: BulkId, after: ReportId | null): AsyncIterable<readonly BulkItem[]>;
  progress<P extends BulkPhase>(
    bulkId: BulkId,
    phase: P,
  ): Promise<Extract<BulkProgress, { phase: P }> | null>;
  /** Keeps how far a step is, over what stood there. */
  keepProgress(bulkId: BulkId, progress: BulkProgress, keepUntil: Moment): Promise<void>;
};
