import type { ReviewView } from '../contract/report-views.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { stateOf } from '../domain/report.ts';
import type { ReadCall } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { isOfDepartment, notFound } from './change-report.ts';
import { type ReviewPorts, reviewViewOf } from './review-view.ts';

/** One report to review, in the reviewer's own department and district. */
export async function getReview(
  ports: ReviewPorts & CampaignPolicyPorts,
  { by: { caller, now }, reportId }: { readonly by: ReadCall; readonly reportId: ReportId },
): Promise<Outcome<ReviewView>> {
  const report = await ports.reports.find(reportId);
  if (report === null || !isOfDepartment(caller, 'review:read')(report, stateOf(report))) return notFound();
  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  return accept(await reviewViewOf(ports, report, policy, caller, now));
}
