import type { Caller } from '../domain/actor.ts';
import type { Case } from '../domain/case.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import { appendCaseAction, type CaseActionBy, earlierCaseCall } from '../domain/case-history.ts';
import type { CaseState } from '../domain/case-state.ts';
import type { CaseId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may, type Permission } from '../domain/permission.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { notFound } from './change-report.ts';

/** A department, the office, the organisation and the clock may meet at one case. */
const MOST_TRIES = 8;

/** Whether the caller may do this with the case; whoever may not does not even learn that it is there. */
export function mayWithCase(caller: Caller, permission: Permission, record: Case): boolean {
  const { matter } = caseStateOf(record);
  const district = matter.kind === 'red-list-objection' ? {} : { district: matter.district };
  return may(caller, permission, { department: record.department, ...district });
}

/** The case, if the caller may; else *not found*. */
export async function findCase(
  cases: Pick<CaseStore, 'find'>,
  caller: Caller,
  permission: Permission,
  caseId: CaseId,
): Promise<Outcome<Case>> {
  const record = await cases.find(caseId);
  return record === null || !mayWithCase(caller, permission, record) ? notFound() : accept(record);
}

/** Decide → append → save, until it is saved or refused. A call that finds its own entry has succeeded before. */
export async function changeCase(
  cases: Pick<CaseStore, 'save'>,
  loaded: Case,
  by: CaseActionBy,
  decide: (state: CaseState) => Outcome<CaseAction>,
): Promise<Outcome<Case>> {
  let record = loaded;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const earlier = earlierCaseCall(record, by);
    if (earlier !== null) return earlier.ok ? accept(record) : earlier;
    const action = decide(caseStateOf(record));
    if (!action.ok) return action;
    const changed = appendCaseAction(record, by, action.value);
    if (!changed.ok) return changed;
    const result = await cases.save(changed.value);
    if (result.saved) return changed;
    if (result.current === null) return notFound();
    record = result.current;
  }
  return refuse(
    'changed-meanwhile',
    '该案件正被同时修改，请稍后重试。',
    'This case is being changed by others at this moment; try again.',
  );
}
