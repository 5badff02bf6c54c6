import type { Case, CaseStatus } from '../domain/case.ts';
import type { CaseKind, CaseSubject } from '../domain/case-content.ts';
import type { CampaignId, CaseId, DepartmentId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import type { Page } from './report-store.ts';

/** A row of a list of cases; what an index holds is never enough to decide on. */
export type CaseSummary = {
  readonly caseId: CaseId;
  readonly campaignId: CampaignId;
  readonly department: DepartmentId;
  readonly subject: CaseSubject;
  readonly kind: CaseKind;
  readonly status: CaseStatus;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
  /** When something will happen to it by itself, or is to be asked of somebody. */
  readonly wakeAt: Moment | null;
};

export type CaseSaveResult =
  | { readonly saved: true }
  /** Somebody was faster; this is what stands now. A retry finds its own action in it. */
  | { readonly saved: false; readonly current: Case | null };

/** The one front door to cases. Every save is one conditional write on the version. */
export type CaseStore = {
  find(caseId: CaseId): Promise<Case | null>;
  /** Puts a new case, if none stands under its id. */
  add(record: Case): Promise<CaseSaveResult>;
  /** Replaces version n−1 by version n. */
  save(record: Case): Promise<CaseSaveResult>;
  /** Newest first. */
  ofDepartment(department: DepartmentId, limit: number, cursor: string | null): Promise<Page<CaseSummary>>;
  /** All of an organisation, newest first: there are few. */
  ofOrganisation(creditCode: string): Promise<readonly CaseSummary[]>;
  /** Cases to look at by now, the longest waiting first. */
  due(now: Moment, limit: number): Promise<readonly CaseId[]>;
};
