import type { ReviewView } from '../contract/report-views.ts';
import { standsInFor } from '../domain/absence.ts';
import { AccountId, type Caller } from '../domain/actor.ts';
import { assigneeOf, claimantOf } from '../domain/assignment.ts';
import type { ReportId } from '../domain/ids.ts';
import { later, type Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { type ReportState, stateOf } from '../domain/report.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import type { VerifiedIdentity } from '../ports/verified-identity.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport, isOfDepartment, notFound } from './change-report.ts';
import { type ReviewPorts, reviewViewOf } from './review-view.ts';

/** Long enough to read three photos and telephone a street office, short enough that a forgotten claim frees itself by lunch. */
const CLAIM_MS = 30 * 60_000;

export type ClaimPorts = ReviewPorts &
  CampaignPolicyPorts & {
    readonly verifiedIdentity: VerifiedIdentity;
    readonly staff: Pick<StaffDirectory, 'list'>;
  };

/**
 * Takes a report for review for half an hour; claiming again extends it. The claim is also the record that this officer
 * looked at the identity. Nobody claims what they made, first approved, or what is about themself under any account; nor
 * what is assigned to a colleague, but as the lead or as the delegate while that one is away.
 */
export async function claimReview(
  ports: ClaimPorts,
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
    async (_report, state) => {
      if (isMaker(state, caller.person)) return ownDeed;
      const claimant = claimantOf(state, now);
      if (claimant !== null && claimant !== caller.account) return takenByAnother;
      const leased = await leaseFor(ports.staff, state, caller, now);
      if (!leased.ok) return leased;
      return accept({
        action: { type: 'claimed', until: later(now, CLAIM_MS), ...leased.value },
        checker: caller.person,
      });
    },
    isOfDepartment(caller, 'review:decide'),
  );
  return changed.ok ? accept(await reviewViewOf(ports, changed.value, policy, caller, now)) : changed;
}

/** In whose place an assigned report is taken, if in anybody's; refused where it is not the caller's to take. */
async function leaseFor(
  staff: Pick<StaffDirectory, 'list'>,
  state: ReportState,
  caller: Caller,
  now: Moment,
): Promise<Outcome<{ readonly actingFor?: AccountId }>> {
  const assignee = assigneeOf(state, now);
  if (assignee === null || assignee === caller.account) return accept({});
  if (standsInFor(await staff.list(), caller.account, now).includes(assignee))
    return accept({ actingFor: AccountId.parse(assignee) });
  return caller.role === 'lead' ? accept({}) : assignedToAnother;
}

export const isMaker = (state: ReportState, person: string): boolean =>
  state.maker.person === person || state.secondedBy === person;

export const ownDeed = refuse(
  'maker-is-checker',
  '不能核验自己报送、已由自己初核或关于自己的事项，请由其他工作人员办理。',
  'Nobody reviews what they reported, already approved, or what is about themself; leave it to a colleague.',
);

export const takenByAnother = refuse(
  'claimed-by-another',
  '已由其他工作人员领取，请办理下一件。',
  'A colleague holds this one; take the next.',
);

export const assignedToAnother = refuse(
  'assigned-to-another',
  '已指派给其他工作人员，请办理下一件。',
  'This one is assigned to a colleague; take the next.',
);
