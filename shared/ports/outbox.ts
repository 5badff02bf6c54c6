import type { Moment } from '../domain/moment.ts';
import type { OutboxRow, OutboxStatus, Urgency } from '../domain/outbox.ts';
import type { DownstreamName } from '../domain/release-action.ts';

export type OutboxStanding = { readonly waiting: number; readonly parked: number; readonly late: number };
export type OutboxPage = { readonly items: readonly OutboxRow[]; readonly next: string | null };

/** Single changes on their way to the downstream systems. */
export type Outbox = {
  /** Puts rows that do not stand yet; again is the same, whatever became of them meanwhile. */
  put(rows: readonly OutboxRow[]): Promise<void>;
  /** All rows of one subject at one downstream, strongly consistent, in no order. */
  ofSubject(downstream: DownstreamName, subject: string): Promise<readonly OutboxRow[]>;
  /** Replaces version n−1 by version n. False: somebody was faster. */
  save(row: OutboxRow): Promise<boolean>;
  /** Subjects with a row of that urgency whose time has come, what has waited longest first. None twice. */
  dueSubjects(
    downstream: DownstreamName,
    urgency: Urgency,
    now: Moment,
    limit: number,
  ): Promise<readonly string[]>;
  /** How many stand open, parked, and urgent without an acknowledgement in time. */
  standing(downstream: DownstreamName, now: Moment): Promise<OutboxStanding>;
  /** Newest first within a status; urgent ones first where they wait. */
  list(
    downstream: DownstreamName,
    status: OutboxStatus,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<OutboxPage>;
};
