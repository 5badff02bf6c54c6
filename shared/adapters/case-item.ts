import * as z from 'zod';
import { Case, CaseStatus } from '../domain/case.ts';
import { wakeAtOf } from '../domain/case-clocks.ts';
import { CaseSubject } from '../domain/case-content.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import { CampaignId, CaseId, DepartmentId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import type { CaseSummary } from '../ports/case-store.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

export const casePartition = (caseId: CaseId): string => `CASE#${caseId}`;
export const caseSort = 'RECORD';
export const caseOwner = (department: DepartmentId): string => `CASES#${department}`;
/** All that waits for the sweeper lies in one partition: there are hundreds of cases, not millions. */
export const caseWatch = 'CASES';

const Stored = z.object(Case.shape);
const Summary = z.object({
  caseId: CaseId,
  campaignId: CampaignId,
  department: DepartmentId,
  subject: CaseSubject,
  kind: z.enum(['default', 'exemption', 'red-list-objection']),
  status: CaseStatus,
  openedAt: Moment,
  changedAt: Moment,
  wakeAt: Moment.optional(),
});

/** What follows from the record by a pure function, for indexes and conditions to read. */
export function foldedCase(record: Case) {
  const state = caseStateOf(record);
  const { status, version, openedAt, changedAt, matter } = state;
  return { status, version, openedAt, changedAt, kind: matter.kind, wakeAt: wakeAtOf(state) };
}

export function caseItem(record: Case): Item {
  const { wakeAt, ...folded } = foldedCase(record);
  return toItem({
    pk: casePartition(record.caseId),
    sk: caseSort,
    owner: caseOwner(record.department),
    organisation: record.subject.creditCode,
    ...record,
    ...folded,
    ...(wakeAt === null ? {} : { watch: caseWatch, wakeAt }),
  });
}

export const caseName = (item: Item): string =>
  `${item['pk']?.S ?? '(no key)'} / ${item['sk']?.S ?? '(no key)'}`;
export const caseOfItem = (item: Item): Case => parseItem(Stored, item, caseName(item));

export function caseSummaryOf(item: Item): CaseSummary {
  const { wakeAt = null, ...rest } = parseItem(Summary, item, caseName(item));
  return { ...rest, wakeAt };
}
