import type { Tally } from '../domain/desk-numbers.ts';
import type { DepartmentId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import type { ReportStatus } from '../domain/report.ts';
import type { Channel } from '../domain/report-action.ts';

/** One version of one report, as far as it is counted. */
export type CountedChange = {
  readonly reportId: string;
  /** Of the report after the change: with the report's id it makes the change the same change. */
  readonly version: number;
  readonly campaignId: string;
  readonly category: string;
  readonly district: string;
  readonly channel: Channel;
  /** null where the report is new. */
  readonly from: ReportStatus | null;
  readonly to: ReportStatus;
  /** Where the change moved the report out of another category or district. */
  readonly before?: { readonly category: string; readonly district: string };
  /** What the change adds to the numbers of the departments' desks. */
  readonly desk: readonly Tally[];
};

/** How many reports there are now; what is zero is left out. */
export type Counts = {
  readonly total: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly byDistrict: Readonly<Record<string, number>>;
  readonly byChannel: Readonly<Record<string, number>>;
};

/** The desks' numbers, and when a change was last counted in them; null where none ever was. */
export type DeskCounts = { readonly countedAt: Moment | null; readonly tallies: readonly Tally[] };

/** Numbers for the desk: behind the record by seconds, never a ground to decide on. */
export type Counters = {
  /** Counts every change once, however often and in whatever order it is delivered. */
  record(changes: readonly CountedChange[]): Promise<void>;
  read(campaignId: string): Promise<Counts>;
  /** The numbers of one department in all its districts, or of all departments: one query, however many reports. */
  desks(campaignId: string, department: DepartmentId | null): Promise<DeskCounts>;
};
