import type { DepartmentId, ImportId } from '../domain/ids.ts';
import type { Import, ImportStatus } from '../domain/import.ts';
import type { ImportKind, ImportMode } from '../domain/import-action.ts';
import type { ImportPhase, ImportProgress } from '../domain/import-progress.ts';
import type { Moment } from '../domain/moment.ts';
import type { Page } from './report-store.ts';

/** A row of a department's list; what an index holds is never enough to decide on. */
export type ImportSummary = {
  readonly importId: ImportId;
  readonly campaignId: string;
  readonly department: DepartmentId;
  readonly kind: ImportKind;
  readonly mode: ImportMode;
  readonly status: ImportStatus;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
  readonly checkDueAt: Moment | null;
};

export type ImportSaveResult =
  | { readonly saved: true }
  /** Somebody was faster; this is what stands now. A retry finds its own action in it. */
  | { readonly saved: false; readonly current: Import | null };

/** The one front door to imports. Every save is one conditional write on the version. */
export type ImportStore = {
  find(importId: ImportId): Promise<Import | null>;
  /** Puts a new import, if none stands under its id. */
  add(record: Import): Promise<ImportSaveResult>;
  /** Replaces version n−1 by version n. */
  save(record: Import): Promise<ImportSaveResult>;
  /** Newest first. */
  ofDepartment(department: DepartmentId, limit: number, cursor: string | null): Promise<Page<ImportSummary>>;
  progress<P extends ImportPhase>(
    importId: ImportId,
    phase: P,
  ): Promise<Extract<ImportProgress, { phase: P }> | null>;
  /** Keeps how far a step is, over what stood there. `keepUntil`: when it may be forgotten. */
  keepProgress(importId: ImportId, progress: ImportProgress, keepUntil: Moment): Promise<void>;
};
