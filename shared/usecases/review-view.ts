import type { ReviewView, RoutingView } from '../contract/report-views.ts';
import type { Caller } from '../domain/actor.ts';
import { clockLineAt, clockRiskOf } from '../domain/clock-risk.ts';
import type { Evidence } from '../domain/evidence.ts';
import { isUsable } from '../domain/evidence.ts';
import type { Moment } from '../domain/moment.ts';
import type { Policy } from '../domain/policy.ts';
import { categoryOf } from '../domain/policy-lookups.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import type { EvidenceStore } from '../ports/evidence-store.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { evidenceViewOf } from './report-view.ts';
import { routingViewOf } from './routing-view.ts';
import { sameDeedOf } from './same-deed.ts';
import { requestsOf } from './supplement-requests.ts';

export type ReviewPorts = {
  readonly reports: ReportStore;
  readonly evidence: EvidenceStore;
  readonly vault: IdentityVault;
};

/** Does this account hold the claim now? A claim is good in [claimed, until). */
export const holdsClaim = (state: ReportState, caller: Caller, now: Moment): boolean =>
  state.claim !== null && state.claim.account === caller.account && now < state.claim.until;

export const claimViewOf = (state: ReportState, caller: Caller, now: Moment) =>
  state.claim === null || state.claim.until <= now
    ? null
    : { byYou: state.claim.account === caller.account, until: state.claim.until };

/** What a reviewer sees. Identity and evidence open only to the one who holds the claim, which stands in the history. */
export async function reviewViewOf(
  ports: ReviewPorts & Pick<CampaignPolicyPorts, 'policies'>,
  report: Report,
  policy: Policy,
  caller: Caller,
  now: Moment,
): Promise<ReviewView> {
  const state = stateOf(report);
  const { routing, submittedAt, deed } = state;
  if (routing === null || submittedAt === null || deed === null)
    throw new Error('a review of what was never routed');
  const open = holdsClaim(state, caller, now);
  const routed = await routingOf(ports, report, policy);
  const present = [...state.evidence.values()].filter(file => file.state !== 'removed');
  return {
    reportId: report.reportId,
    campaignId: report.campaignId,
    status: state.status,
    version: state.version,
    channel: state.channel,
    form: report.form,
    submittedAt,
    dueAt: routing.dueAt,
    routedBy: routing.rule,
    routing: routed,
    clock: clockRiskOf(routing.dueAt, clockLineAt(now, policy.calendar)),
    policyVersion: policy.version,
    needsSecondApproval: needsSecondApproval(policy, report) && state.secondedBy === null,
    claimed: claimViewOf(state, caller, now),
    subject: open ? await subjectViewOf(ports.vault, state) : null,
    evidence: await Promise.all(present.map(file => evidenceOf(ports.evidence, file, open))),
    sameDeed: await sameDeedOf(ports.reports, { deed, own: report.reportId, files: present }, caller),
    requests: requestsOf(report),
    assigned: assignmentViewOf(state, caller),
    source: state.source ?? null,
    escalatedTo: state.escalations.map(({ to }) => to),
  };
}

const assignmentViewOf = ({ assignment }: ReportState, caller: Caller) =>
  assignment === null
    ? null
    : { to: assignment.to, toYou: assignment.to === caller.account, until: assignment.until };

/** In the words of the policy that sent it there, which need not be today's. */
async function routingOf(
  { policies }: Pick<CampaignPolicyPorts, 'policies'>,
  report: Report,
  { policyId, version }: Policy,
): Promise<RoutingView> {
  const entry = report.history.findLast(({ action }) => action.type === 'routed');
  const view = routingViewOf(report, await policies.get(policyId, entry?.policyVersion ?? version));
  if (view === null) throw new Error('a review of what was never routed');
  return view;
}

export function needsSecondApproval(policy: Policy, report: Report): boolean {
  return categoryOf(policy, report.form.category).fourEyes;
}

async function subjectViewOf(vault: IdentityVault, state: ReportState): Promise<ReviewView['subject']> {
  const { subject } = state;
  if (subject === null) return null;
  if (subject.kind === 'organisation') return subject;
  const identity = await vault.open(subject.subjectId);
  if (identity === null) throw new Error('a subject whose identity is not in the vault');
  const { name, sex, document, birthDate } = identity;
  // Enough to compare with a photographed card, too little to copy.
  return {
    kind: 'person',
    name,
    sex,
    documentType: document.type,
    documentEnding: document.number.slice(-4),
    birthDate,
  };
}

async function evidenceOf(store: EvidenceStore, file: Evidence, open: boolean) {
  const { versionId } = file;
  const download =
    open && isUsable(file) && versionId !== null
      ? await store.downloadAddress(file.key, versionId, file.name)
      : null;
  return { ...evidenceViewOf(file), download };
}
