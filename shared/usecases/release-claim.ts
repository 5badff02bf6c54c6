import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { stateOf } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport, isOfDepartment, notFound } from './change-report.ts';

/** Gives a claimed report back to the queue at once. */
export async function releaseClaim(
  ports: CampaignPolicyPorts & { readonly reports: ReportStore },
  { by: call, reportId }: { readonly by: ActionCall; readonly reportId: ReportId },
): Promise<Outcome<{ reportId: ReportId; status: string }>> {
  const mayTouch = isOfDepartment(call.caller, 'review:decide');
  const report = await ports.reports.find(reportId);
  if (report === null || !mayTouch(report, stateOf(report))) return notFound();
  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const changed = await changeReport(
    ports.reports,
    report,
    byCaller(call, policy.version, { releaseClaim: reportId }),
    (_report, state) =>
      state.claim?.account === call.caller.account
        ? accept({ action: { type: 'claim-released' } })
        : refuse('claim-required', '您没有领取这一件。', 'You do not hold this one.'),
    mayTouch,
  );
  return changed.ok ? accept({ reportId, status: stateOf(changed.value).status }) : changed;
}
