import { whyNoDelegate } from '../domain/absence.ts';
import type { Absence, AccountId, Staff } from '../domain/actor.ts';
import type { FieldProblem } from '../domain/field-problem.ts';
import { accept, type Outcome, refuseFields } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import type { ActionCall } from './action-call.ts';
import { notFound } from './change-report.ts';

type Command = {
  readonly by: ActionCall;
  readonly account: AccountId;
  readonly absence: Absence | null;
};

/** Says from when until when an officer is away and who does their work meanwhile; null ends or cancels it. */
export async function setAbsence(
  { staff }: { readonly staff: StaffDirectory },
  { by: { caller, now }, account, absence }: Command,
): Promise<Outcome<Staff>> {
  const officer = await staff.find(account);
  const target = { maker: account, ...(officer?.department ? { department: officer.department } : {}) };
  if (officer === null || !may(caller, 'absence:set', target)) return notFound();
  if (absence !== null) {
    const problems = await problemsOf(staff, officer, absence, now);
    if (problems.length > 0) return refuseFields(problems);
  }
  if (!(await staff.setAbsence(account, absence, now))) return notFound();
  const { absence: _, ...row } = officer;
  return accept({ ...row, changedAt: now, ...(absence === null ? {} : { absence }) });
}

async function problemsOf(
  staff: Pick<StaffDirectory, 'find'>,
  officer: Staff,
  absence: Absence,
  now: string,
): Promise<FieldProblem[]> {
  const { from, until, delegate } = absence;
  const problems: FieldProblem[] = [];
  if (until <= from || until <= now) problems.push({ ...endsTooSoon, path: ['until'] });
  const why = whyNoDelegate(officer, await staff.find(delegate), absence);
  if (why !== null) problems.push({ code: `delegate-${why}`, ...unfit[why], path: ['delegate'] });
  return problems;
}

const endsTooSoon = {
  code: 'ends-too-soon',
  message: { zh: '结束时间须晚于开始时间和现在', en: 'It must end after it begins, and in the future' },
  remedy: { zh: '请核对起止时间', en: 'Check both moments' },
};

const another = { zh: '请另选一位代办人', en: 'Name somebody else' };
const unfit = {
  nobody: {
    message: { zh: '代办人须为另一位在岗工作人员', en: 'The delegate must be another active officer' },
    remedy: another,
  },
  'other-department': {
    message: { zh: '代办人须属同一部门', en: 'The delegate must be of the same department' },
    remedy: another,
  },
  'other-districts': {
    message: {
      zh: '代办人须负责此人负责的全部区县',
      en: 'The delegate must cover every district of this officer',
    },
    remedy: another,
  },
  'absent-too': {
    message: { zh: '代办人在此期间也外出', en: 'The delegate is away in that time too' },
    remedy: another,
  },
};
