import type { ReportView } from '../contract/report-views.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { type Report, stateOf } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicy, type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport, type Decision, isOwn, notFound } from './change-report.ts';
import { reportViewOf } from './report-view.ts';

export type OwnReportPorts = CampaignPolicyPorts & { readonly reports: ReportStore };

/** The caller's own report with its campaign and policy, or *not found*. */
export async function findOwnReport(
  ports: OwnReportPorts,
  { caller }: ActionCall,
  reportId: ReportId,
): Promise<Outcome<CampaignPolicy & { readonly report: Report }>> {
  const report = await ports.reports.find(reportId);
  if (report === null || !isOwn(caller, 'report:edit')(report, stateOf(report))) return notFound();
  return accept({ report, ...(await getCampaignPolicy(ports, report.campaignId)) });
}

/** Changes the caller's own report and shows it. `request` must hold no identity document: its hash is kept. */
export async function changeOwnReport(
  ports: OwnReportPorts,
  call: ActionCall,
  reportId: ReportId,
  request: unknown,
  decide: (found: CampaignPolicy) => Decision,
): Promise<Outcome<ReportView>> {
  const found = await findOwnReport(ports, call, reportId);
  if (!found.ok) return found;
  const by = byCaller(call, found.value.policy.version, request);
  const changed = await changeReport(
    ports.reports,
    found.value.report,
    by,
    decide(found.value),
    isOwn(call.caller, 'report:edit'),
  );
  return changed.ok ? accept(reportViewOf(changed.value, call.caller)) : changed;
}
