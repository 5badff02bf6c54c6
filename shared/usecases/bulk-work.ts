import { standsInFor } from '../domain/absence.ts';
import type { Caller, Staff } from '../domain/actor.ts';
import type { Hands } from '../domain/assignment.ts';
import type { BulkState } from '../domain/bulk-decision.ts';
import { type BulkItem, judgedHashOf } from '../domain/bulk-decision-item.ts';
import type { BulkId, ReportId, Sha256 } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import type { ReportAction } from '../domain/report-action.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import { tryAssignment } from './assign-review.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { isOfDepartment, notFound } from './change-report.ts';
import { tryVerdict } from './decide-review.ts';
import type { InBulk } from './in-bulk.ts';

export type BulkWorkPorts = CampaignPolicyPorts & {
  readonly reports: ReportStore;
  readonly staff: Pick<StaffDirectory, 'list'>;
};

/** All that a stretch of a bulk decision works with, read once at its beginning. */
export type BulkWork = {
  readonly ports: BulkWorkPorts;
  readonly bulkId: BulkId;
  readonly state: BulkState;
  /** The officer as the directory has them now; null where they may no longer act at all. */
  readonly caller: Caller | null;
  readonly staff: readonly Staff[];
  readonly hands: Hands;
};

export async function bulkWorkOf(
  ports: BulkWorkPorts,
  bulkId: BulkId,
  state: BulkState,
  now: Moment,
): Promise<BulkWork> {
  const staff = await ports.staff.list();
  const { officer, opened } = state;
  const row = staff.find(({ account, active }) => active && account === officer.account);
  const caller =
    row === undefined
      ? null
      : {
          account: row.account,
          person: officer.person,
          role: row.role,
          department: row.department,
          districts: row.districts,
        };
  return {
    ports: remembering(ports, staff),
    bulkId,
    state,
    caller,
    staff,
    hands: handsOf(opened, officer.account, staff, now),
  };
}

/**
 * Whose claims and assignments are no obstacle: one's own, what is assigned to those for whom one stands in, and of an
 * assignment also the new officer's, and the former one's where the lead asked for all of theirs.
 */
function handsOf(
  { verdict, filter }: BulkState['opened'],
  account: string,
  staff: readonly Staff[],
  now: Moment,
): Hands {
  const own = [account, ...standsInFor(staff, account, now)];
  if (verdict.outcome !== 'assign') return { claims: [account], assignments: own };
  const { assignedTo } = filter;
  return {
    claims: [account, verdict.to],
    assignments: [...own, verdict.to, ...(assignedTo === undefined ? [] : [assignedTo])],
  };
}

/** Campaigns, policies and staff are read once for all items of a stretch. */
function remembering(ports: BulkWorkPorts, staff: readonly Staff[]): BulkWorkPorts {
  const { campaigns, policies } = ports;
  return {
    ...ports,
    campaigns: { ...campaigns, find: once(campaigns.find) },
    policies: { ...policies, latest: once(policies.latest) },
    staff: { list: async () => staff },
  };
}

function once<K extends string, V>(ask: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return key => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const asked = ask(key);
    known.set(key, asked);
    // A fault that passes is not remembered.
    asked.catch(() => known.delete(key));
    return asked;
  };
}

export const inBulkOf = ({ bulkId, state, hands }: BulkWork, judged: Sha256): InBulk => ({
  bulkId,
  judged,
  self: state.opened.verdict.outcome === 'assign' ? null : state.opened.self,
  hands,
});

/** What the verdict would do to a report as it stands now, or why it would not. */
export function tryItem(
  work: BulkWork,
  report: Report,
  state: ReportState,
  policy: Policy,
  now: Moment,
): Outcome<ReportAction> {
  const { caller, staff } = work;
  const { verdict } = work.state.opened;
  const permission = verdict.outcome === 'assign' ? 'review:assign' : 'review:decide';
  if (caller === null || !isOfDepartment(caller, permission)(report, state)) return notFound();
  if (state.status !== 'in-review' && state.status !== 'second-review') return movedOn;
  const inBulk = inBulkOf(work, judgedHashOf(report, state));
  return verdict.outcome === 'assign'
    ? tryAssignment(report, state, { caller, now, to: verdict.to, takeOver: false, staff, inBulk })
    : tryVerdict(verdict, report, state, { policy, caller, now, inBulk });
}

const movedOn = refuse('wrong-status', '该件已不在待办中。', 'It no longer waits for an officer.');

/** The first thing that is wrong with a field says more than that something is. */
export const reasonOf = ({ refusal }: Extract<Outcome<never>, { ok: false }>) => ({
  reason: refusal.code,
  detail: refusal.problems[0]?.message ?? refusal.detail,
});

/** What broke on the way to one report, so that it holds no other one up. */
export const broken = (
  { reportId, judged }: Pick<BulkItem, 'reportId' | 'judged'>,
  outcome: 'left-out' | 'failed',
): BulkItem => ({
  reportId,
  judged,
  outcome,
  became: null,
  reason: 'fault',
  detail: { zh: '系统处理该件时出现故障', en: 'Something broke while this one was handled' },
});

export async function readItem(
  { ports }: BulkWork,
  reportId: ReportId,
): Promise<{ readonly report: Report; readonly state: ReportState } | null> {
  const report = await ports.reports.find(reportId);
  return report === null ? null : { report, state: stateOf(report) };
}
