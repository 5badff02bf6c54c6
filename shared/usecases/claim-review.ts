import type { ReviewView } from '../contract/report-views.ts';
import type { ReportId } from '../domain/ids.ts';
import { later } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { type ReportState, stateOf } from '../domain/report.ts';
import type { VerifiedIdentity } from '../ports/verified-identity.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport, isOfDepartment, notFound } from './change-report.ts';
import { type ReviewPorts, reviewViewOf } from './review-view.ts';

/** Long enough to read three photos and telephone a street office, short enough that a forgotten claim frees itself by lunch. */
const CLAIM_MS = 30 * 60_000;

type Ports = ReviewPorts & CampaignPolicyPorts & { readonly verifiedIdentity: VerifiedIdentity };

/**
 * Takes a report for review for half an hour; claiming again extends it. The claim is also the record that this officer
 * looked at the identity. Nobody claims what they made, first approved, or what is about themself under any account.
 */
export async function claimReview(
  ports: Ports,
  { by: call, reportId }: { readonly by: ActionCall; readonly reportId: ReportId },
): Promise<Outcome<ReviewView>> {
  const { caller, now } = call;
  const report = await ports.reports.find(reportId);
  if (report === null || !isOfDepartment(caller, 'review:decide')(report, stateOf(report))) return notFound();
  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const { subject } = stateOf(report);
  const verified = await ports.verifiedIdentity(call.bearer);
  if (verified === null) {
    return refuse(
      'identity-not-verified',
      '您的账号尚未实名认证，不能办理核验。',
      'Your account is not verified, so it cannot review.',
    );
  }
  if (subject?.kind === 'person' && (await ports.vault.subjectIdOf(verified.document)) === subject.subjectId)
    return ownDeed;

  const by = byCaller(call, policy.version, { claim: reportId });
  const changed = await changeReport(
    ports.reports,
    report,
    by,
    (_report, state) => {
      if (isMaker(state, caller.person)) return ownDeed;
      if (state.claim !== null && state.claim.account !== caller.account && now < state.claim.until)
        return takenByAnother;
      return accept({ action: { type: 'claimed', until: later(now, CLAIM_MS) }, checker: caller.person });
    },
    isOfDepartment(caller, 'review:decide'),
  );
  return changed.ok ? accept(await reviewViewOf(ports, changed.value, policy, caller, now)) : changed;
}

export const isMaker = (state: ReportState, person: string): boolean =>
  state.maker.person === person || state.secondedBy === person;

export const ownDeed = refuse(
  'maker-is-checker',
  '不能核验自己报送、已由自己初核或关于自己的事项，请由其他工作人员办理。',
  'Nobody reviews what they reported, already approved, or what is about themself; leave it to a colleague.',
);

const takenByAnother = refuse(
  'claimed-by-another',
  '已由其他工作人员领取，请办理下一件。',
  'A colleague holds this one; take the next.',
);
