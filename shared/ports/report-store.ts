import type { AccountId } from '../domain/actor.ts';
import type { ClockLine } from '../domain/clock-risk.ts';
import type { ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import type { QueueFilter } from '../domain/queue-filter.ts';
import type { QueueRow } from '../domain/queue-row.ts';
import type { Report, ReportStatus } from '../domain/report.ts';

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** A row of somebody's own list; what an index holds is never enough to decide on. */
export type ReportSummary = {
  readonly reportId: ReportId;
  readonly campaignId: string;
  readonly category: string;
  readonly status: ReportStatus;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
};

export type SaveResult =
  | { readonly saved: true }
  /** Somebody was faster; this is what stands now. A retry finds its own action in it. */
  | { readonly saved: false; readonly current: Report | null };

/** The one front door to reports. Every save is one conditional write on the version. */
export type ReportStore = {
  find(reportId: ReportId): Promise<Report | null>;
  /** Puts a new report, if none stands under its id. */
  add(report: Report): Promise<SaveResult>;
  /** Replaces version n−1 by version n. `checker`: refused in the write itself where this person made the record. */
  save(report: Report, checker?: string): Promise<SaveResult>;
  ownedBy(account: AccountId, limit: number, cursor: string | null): Promise<Page<ReportSummary>>;
  /** Handed-in reports about a subject, newest first, by `subjectKeyOf`. */
  aboutSubject(subject: string, limit: number, cursor: string | null): Promise<Page<ReportSummary>>;
  /**
   * The waiting reports that a filter means, most at risk first (due moment, then id), all districts in one order.
   * `limit` is the most rows of a page. A page may hold fewer and still have a `next`, where much was looked at and little
   * was meant; only `next: null` is the end. The cursor is a position in the order: what is decided, moved or added
   * between two pages makes no other row missing or double.
   */
  queue(
    filter: QueueFilter,
    around: ClockLine,
    limit: number,
    cursor: string | null,
  ): Promise<Page<QueueRow>>;
  /** Ids of reports of the same deed, this one left out where one is named. */
  sameDeed(deed: string, except: ReportId | null): Promise<readonly ReportId[]>;
  /** Handed in before `before` and never routed: what the sweeper drives again. */
  stuckBefore(before: Moment, limit: number): Promise<readonly { reportId: ReportId; round: number }[]>;
  /** The token of the workflow's open task, and the phase it waits in; null where none is open. */
  task(reportId: ReportId): Promise<OpenTask | null>;
  /** Keeps the token of the task that now waits. Overwrites an older one; no other reader ever sees it. */
  keepTask(reportId: ReportId, task: OpenTask): Promise<void>;
};

export type OpenTask = { readonly token: string; readonly phase: string };
