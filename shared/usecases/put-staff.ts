import type { AccountId, Staff } from '../domain/actor.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import type { Page } from '../ports/report-store.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import type { ActionCall } from './action-call.ts';

type Ports = { readonly staff: StaffDirectory };
type Command = Omit<Staff, 'changedAt' | 'absence'> & {
  readonly by: ActionCall;
  readonly account: AccountId;
};

/** Sets what an account may do, from its next call on. Nobody changes their own rights; an absence stays as it is. */
export async function putStaff(
  { staff }: Ports,
  { by: { caller, now }, ...row }: Command,
): Promise<Outcome<Staff>> {
  if (row.account === caller.account) {
    return refuse('forbidden', '不能更改自己的权限。', 'Nobody changes their own rights; ask a colleague.');
  }
  const ofDepartment = row.role === 'reviewer' || row.role === 'lead';
  if (ofDepartment !== (row.department !== null))
    return refuseFields([{ ...departmentByRole, path: ['department'] }]);
  const set = { ...row, changedAt: now };
  await staff.put(set);
  const absence = (await staff.find(row.account))?.absence;
  return accept(absence === undefined ? set : { ...set, absence });
}

export async function listStaff({ staff }: Ports): Promise<Outcome<Page<Staff>>> {
  return accept({ items: await staff.list(), next: null });
}

const departmentByRole = {
  code: 'department-by-role',
  message: {
    zh: '核验人员和负责人须有部门，信用办和审计人员没有部门',
    en: 'Reviewers and leads have a department; the office and auditors have none',
  },
  remedy: { zh: '请按角色填写或留空', en: 'Fill it in, or set it to null, by the role' },
};
