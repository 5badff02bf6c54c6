import { reviewsIn, standInFor, standsInFor } from '../domain/absence.ts';
import type { AccountId, Caller, Staff } from '../domain/actor.ts';
import { assigneeOf, claimantOf } from '../domain/assignment.ts';
import type { ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import type { ReportAction } from '../domain/report-action.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport, isOfDepartment, notFound } from './change-report.ts';
import { assignedToAnother, takenByAnother } from './claim-review.ts';
import { type InBulk, mayActInBulk } from './in-bulk.ts';

type Ports = CampaignPolicyPorts & {
  readonly reports: ReportStore;
  readonly staff: Pick<StaffDirectory, 'list'>;
};
type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly to: AccountId | null;
  /** A lead ends the claim of whoever works on it now. */
  readonly takeOver: boolean;
  readonly inBulk?: InBulk;
};
type Assigned = {
  readonly reportId: ReportId;
  readonly status: string;
  readonly assigned: {
    readonly to: string;
    readonly until: Moment;
    /** The absent officer who was named, whose delegate has it now. */
    readonly insteadOf: string | null;
  } | null;
};

/**
 * Gives a waiting report to one officer until its clock runs out, or to nobody. A lead assigns what waits in their
 * districts; whoever holds a report hands it on. What somebody else works on is not taken out of their hands, unless
 * the lead says so.
 */
export async function assignReview(
  ports: Ports,
  { by: call, reportId, to, takeOver, inBulk }: Command,
): Promise<Outcome<Assigned>> {
  const mayTouch = isOfDepartment(call.caller, 'review:assign');
  const report = await ports.reports.find(reportId);
  if (report === null || !mayTouch(report, stateOf(report))) return notFound();
  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const staff = await ports.staff.list();
  const own = byCaller(call, policy.version, ['assign', to, takeOver]);
  const changed = await changeReport(
    ports.reports,
    report,
    inBulk === undefined ? own : { ...own, bulk: inBulk.bulkId },
    (current, state) => {
      const action = tryAssignment(current, state, { ...call, to, takeOver, staff, inBulk });
      return action.ok ? accept({ action: action.value }) : action;
    },
    mayTouch,
  );
  if (!changed.ok) return changed;
  const entry = changed.value.history.findLast(({ actionId }) => actionId === call.actionId);
  return accept({ reportId, status: stateOf(changed.value).status, assigned: assignedBy(entry?.action) });
}

const assignedBy = (action: ReportAction | undefined): Assigned['assigned'] =>
  action?.type !== 'assigned' || action.to === null
    ? null
    : { to: action.to, until: action.until, insteadOf: action.insteadOf ?? null };

type Around = {
  readonly caller: Caller;
  readonly now: Moment;
  readonly to: AccountId | null;
  readonly takeOver: boolean;
  readonly staff: readonly Staff[];
  readonly inBulk?: InBulk | undefined;
};

/** The assignment of a report that stands so, or why it cannot be. Pure. */
export function tryAssignment(
  report: Report,
  state: ReportState,
  around: Around,
): Outcome<Extract<ReportAction, { type: 'assigned' }>> {
  const { to, now, staff, inBulk } = around;
  const { routing } = state;
  const refusal =
    inBulk === undefined
      ? mayAssign(state, around)
      : around.caller.role === 'lead'
        ? mayActInBulk(report, state, inBulk, now)
        : notHeld;
  if (refusal !== null) return refusal;
  if (to === null) return accept({ type: 'assigned', to, until: now });
  const named = staff.find(({ account }) => account === to);
  const standIn = named === undefined ? null : standInFor(staff, named, now);
  if (named === undefined || routing === null || standIn === null || !reviewsIn(standIn, routing))
    return refuseFields([{ ...notFit, path: ['to'] }]);
  if (hasWorkedOn(report, state, standIn.account)) return theirOwn;
  const until = routing.dueAt;
  return standIn.account === to
    ? accept({ type: 'assigned', to, until })
    : accept({ type: 'assigned', to: standIn.account, until, insteadOf: to });
}

function mayAssign(state: ReportState, { caller, now, to, takeOver, staff }: Around): Outcome<never> | null {
  const isLead = caller.role === 'lead';
  const claimant = claimantOf(state, now);
  const foreign = claimant !== null && claimant !== caller.account;
  // Who has the claim may get the assignment too, and taking an assignment away leaves a claim as it is.
  if (foreign && claimant !== to && !(isLead && (takeOver || to === null))) return takenByAnother;
  if (isLead || claimant === caller.account) return null;
  const assignee = assigneeOf(state, now);
  if (assignee === null) return notHeld;
  const theirs = assignee === caller.account || standsInFor(staff, caller.account, now).includes(assignee);
  return theirs ? null : assignedToAnother;
}

/**
 * Did this account make it, or give its first approval? The directory knows accounts and no persons: a second account of
 * the same person is found out when it claims.
 */
const hasWorkedOn = (report: Report, { maker }: ReportState, account: string): boolean =>
  maker.account === account ||
  report.history.some(
    ({ action, actor }) => action.type === 'seconded' && actor.kind === 'staff' && actor.account === account,
  );

const notHeld = refuse(
  'claim-required',
  '只有负责人可以指派；您可以把自己领取或被指派的转交他人。',
  'Leads assign; you can hand on what you have claimed or were given.',
);

const theirOwn = refuse(
  'maker-is-checker',
  '不能指派给报送人或初核人，请选择其他工作人员。',
  'It cannot go to whoever reported or first approved it; choose somebody else.',
);

const notFit = {
  code: 'not-a-reviewer-here',
  message: {
    zh: '此人不能办理这个部门和区县的事项，或外出而没有可用的代办人',
    en: 'This officer does not review for this department and district, or is away without a delegate who could',
  },
  remedy: {
    zh: '请选择本部门负责该区县的在岗人员',
    en: 'Choose an active officer of the department and district',
  },
};
