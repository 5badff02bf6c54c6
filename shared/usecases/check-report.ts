import type { Turn } from '../contract/workflow-steps.ts';
import { createActionId } from '../domain/action-id.ts';
import { checkEvidenceForSubmission } from '../domain/evidence-rules.ts';
import type { ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, type Refusal } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import { categoryOf, clockOf, competentDepartment } from '../domain/policy-lookups.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import type { ReportAction } from '../domain/report-action.ts';
import { dueMoment } from '../domain/working-days.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { bySystem } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport } from './change-report.ts';
import { linkTwins } from './link-twins.ts';
import { wasTransferred } from './routing-view.ts';
import { turnOf } from './workflow-turn.ts';

/** Checks and routes a report that was handed in; for any other, tells what its workflow has to do next. */
export async function checkReport(
  ports: CampaignPolicyPorts & { readonly reports: ReportStore },
  { reportId, now }: { readonly reportId: ReportId; readonly now: Moment },
): Promise<Turn> {
  const report = await ports.reports.find(reportId);
  if (report === null) throw new Error('a workflow of a report that is not there');
  const state = stateOf(report);
  if (state.status !== 'submitted') return turnOf(state, now);

  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const cause = { actionId: createActionId('check', reportId, state.round), now };
  const marked = await linkTwins(ports.reports, report, { policyVersion: policy.version, now });
  const changed = await changeReport(
    ports.reports,
    marked,
    bySystem('verification', cause, policy.version),
    (current, latest) => accept({ action: nextAction(current, latest, policy, now) }),
  );
  if (changed.ok) return turnOf(stateOf(changed.value), now);
  // Withdrawn between the reading and the writing: the record tells what to do.
  const moved = await ports.reports.find(reportId);
  if (changed.refusal.code !== 'wrong-status' || moved === null)
    throw new Error(`cannot route: ${changed.refusal.code}`);
  return turnOf(stateOf(moved), now);
}

function nextAction(report: Report, state: ReportState, policy: Policy, now: Moment): ReportAction {
  const { category, district } = report.form;
  const evidence: Outcome<null> = checkEvidenceForSubmission(categoryOf(policy, category), state);
  if (!evidence.ok) return returnFor(evidence.refusal, policy, now);
  const dueAt = dueMoment(now, clockOf(policy, 'review'), policy.calendar);
  // A supplement goes back to the department that asked for it, also where that one got the report by transfer.
  if (state.routing !== null && wasTransferred(report))
    return { type: 'routed', routing: { ...state.routing, dueAt } };
  const { department, rule } = competentDepartment(policy, category, district);
  return { type: 'routed', routing: { department: department.id, district, rule, dueAt } };
}

const returnFor = (refusal: Refusal, policy: Policy, now: Moment): ReportAction => ({
  type: 'returned',
  reason: refusal.detail.zh,
  items: [],
  dueAt: dueMoment(now, clockOf(policy, 'supplement'), policy.calendar),
});
