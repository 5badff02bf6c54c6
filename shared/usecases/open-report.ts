import type { ReportView } from '../contract/report-views.ts';
import { earlierCall, openReport as open } from '../domain/append-action.ts';
import { takesReports } from '../domain/campaign.ts';
import { under } from '../domain/field-problem.ts';
import type { CampaignId, ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import type { Report } from '../domain/report.ts';
import type { Channel, ImportSource } from '../domain/report-action.ts';
import type { ReportForm } from '../domain/report-form.ts';
import { reportIdOf } from '../domain/report-id.ts';
import { checkPlace } from '../domain/submission.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicy, type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';
import { reportViewOf } from './report-view.ts';

/** A citizen who needs more open reports than this is a script; departments have no such bound (A16). */
const MOST_REPORTS_OF_A_CITIZEN = 100;

type Command = {
  readonly by: ActionCall;
  readonly campaignId: CampaignId;
  readonly channel: Channel;
  readonly form: ReportForm;
  /** The row of a department's file that it is made from. */
  readonly source?: ImportSource;
};

type Ports = CampaignPolicyPorts & { readonly reports: ReportStore };

/** Opens a draft. The id is made from the call, so that a repeated call finds the report it made before. */
export async function openReport(ports: Ports, command: Command): Promise<Outcome<ReportView>> {
  const { by: call, campaignId, channel, form, source } = command;
  const { caller } = call;
  if ((channel === 'citizen') !== (caller.role === 'citizen')) {
    return refuse(
      'forbidden',
      '市民用市民渠道，部门用部门渠道。',
      'Citizens use the citizen channel, departments their own.',
    );
  }
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const reportId = reportIdOf(call.actionId);
  const by = byCaller(call, found.value.policy.version, { campaignId, channel, form });
  const again = (current: Report): Outcome<ReportView> => {
    const earlier = earlierCall(current, by);
    if (earlier === null) throw new Error('two calls made one report id');
    return earlier.ok ? accept(reportViewOf(current, caller)) : earlier;
  };

  const refusal = await refusalOf(ports, command, found.value, reportId);
  if (refusal !== null) {
    // What was opened while it could be stays opened, also for who asks again because the answer was lost.
    const current = await ports.reports.find(reportId);
    return current === null ? refusal : again(current);
  }
  const report = open({ reportId, campaignId, form }, by, {
    type: 'opened',
    campaignId,
    channel,
    ...(source === undefined ? {} : { source }),
  });
  const result = await ports.reports.add(report);
  if (result.saved) return accept(reportViewOf(report, caller));
  if (result.current === null) throw new Error('a report that stood in the way is gone');
  return again(result.current);
}

/** Why no new report can be opened now; null where one can. */
async function refusalOf(
  { reports }: Ports,
  { by: { caller, now }, channel, form }: Command,
  { campaign, policy }: CampaignPolicy,
  reportId: ReportId,
): Promise<Outcome<never> | null> {
  if (!takesReports(campaign, now)) {
    return refuse(
      'campaign-not-open',
      '本次救灾期间的报送已截止。',
      'This relief campaign no longer takes reports.',
    );
  }
  const problems = checkPlace(policy, form, channel);
  if (problems.length > 0) return refuseFields(problems.map(problem => under(['form'], problem)));
  if (channel !== 'citizen') return null;
  const own = await reports.ownedBy(caller.account, MOST_REPORTS_OF_A_CITIZEN, null);
  return own.items.length >= MOST_REPORTS_OF_A_CITIZEN &&
    !own.items.some(report => report.reportId === reportId)
    ? refuse(
        'too-many',
        '您的报送数量已达上限，请先撤回不需要的草稿。',
        'You have reached the limit of reports; withdraw drafts you do not need.',
      )
    : null;
}
