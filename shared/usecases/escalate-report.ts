import type { Turn } from '../contract/workflow-steps.ts';
import { standInFor } from '../domain/absence.ts';
import { createActionId } from '../domain/action-id.ts';
import type { AccountId, Staff } from '../domain/actor.ts';
import type { ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, refuse } from '../domain/outcome.ts';
import { coversDistrict } from '../domain/permission.ts';
import { clockOf } from '../domain/policy-lookups.ts';
import { phaseOf, type ReportState, stateOf } from '../domain/report.ts';
import { dueMoment } from '../domain/working-days.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import { bySystem } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport } from './change-report.ts';
import { turnOf } from './workflow-turn.ts';

type Ports = CampaignPolicyPorts & {
  readonly reports: ReportStore;
  readonly staff: Pick<StaffDirectory, 'list'>;
};

/** A clock ran out: a named supervisor gets it, with a clock of their own. Nothing is ever approved or rejected by a clock. */
export async function escalateReport(
  ports: Ports,
  { reportId, now }: { readonly reportId: ReportId; readonly now: Moment },
): Promise<Turn> {
  const report = await ports.reports.find(reportId);
  if (report === null) throw new Error('a workflow of a report that is not there');
  const state = stateOf(report);
  const dueAt = dueAtOf(state);
  // Decided, or given more time, while the clock rang: there is nothing to escalate.
  if (dueAt === null || now < dueAt) return turnOf(state, now);

  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const supervisor = supervisorFor(state, await ports.staff.list(), now);
  const phase = phaseOf(state);
  const cause = { actionId: createActionId('escalate', reportId, phase), now };
  const changed = await changeReport(
    ports.reports,
    report,
    bySystem('clock', cause, policy.version),
    (_report, latest) =>
      phaseOf(latest) === phase
        ? accept({
            action: {
              type: 'escalated',
              ...supervisor,
              dueAt: dueMoment(now, clockOf(policy, 'review-escalated'), policy.calendar),
            },
          })
        : refuse('wrong-status', '已有进展', 'it moved on'),
  );
  if (changed.ok) return turnOf(stateOf(changed.value), now);
  const moved = await ports.reports.find(reportId);
  if (changed.refusal.code !== 'wrong-status' || moved === null)
    throw new Error(`cannot escalate: ${changed.refusal.code}`);
  return turnOf(stateOf(moved), now);
}

function dueAtOf(state: ReportState): Moment | null {
  if (state.status === 'in-review' || state.status === 'second-review') return state.routing?.dueAt ?? null;
  return state.status === 'returned' ? (state.returned?.dueAt ?? null) : null;
}

type Supervisor = { readonly to: string; readonly insteadOf?: AccountId };

/**
 * The first active lead of the accountable department and district, else the first active office account (by account).
 * Whoever is away is answered for by their delegate; where that one fell away too, the next is asked.
 */
function supervisorFor({ routing }: ReportState, staff: readonly Staff[], now: Moment): Supervisor {
  const active = staff.filter(one => one.active).sort((a, b) => (a.account < b.account ? -1 : 1));
  const leads = active.filter(
    one =>
      one.role === 'lead' &&
      routing !== null &&
      one.department === routing.department &&
      coversDistrict(one, routing.district),
  );
  const asked = [...leads, ...active.filter(({ role }) => role === 'office')];
  for (const officer of asked) {
    const standIn = standInFor(staff, officer, now);
    if (standIn === null) continue;
    const { account } = standIn;
    return account === officer.account ? { to: account } : { to: account, insteadOf: officer.account };
  }
  return { to: asked[0]?.account ?? 'credit-office' };
}
