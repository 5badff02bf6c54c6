import type { ReviewView } from '../contract/report-views.ts';
import type { Caller } from '../domain/actor.ts';
import type { Evidence } from '../domain/evidence.ts';
import { isUsable } from '../domain/evidence.ts';
import type { ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import type { Policy } from '../domain/policy.ts';
import { categoryOf } from '../domain/policy-lookups.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import type { EvidenceStore } from '../ports/evidence-store.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { evidenceViewOf } from './report-view.ts';

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

/** More twins than this are not shown; nobody compares fifty forms side by side. */
const MOST_TWINS = 10;

/** What a reviewer sees. Identity and evidence open only to the one who holds the claim, which stands in the history. */
export async function reviewViewOf(
  ports: ReviewPorts,
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
    policyVersion: policy.version,
    needsSecondApproval: needsSecondApproval(policy, report) && state.secondedBy === null,
    claimed: claimViewOf(state, caller, now),
    subject: open ? await subjectViewOf(ports.vault, state) : null,
    evidence: await Promise.all(present.map(file => evidenceOf(ports.evidence, file, open))),
    sameDeed: await twinsOf(ports.reports, deed, report.reportId, present),
    escalatedTo: state.escalations.map(({ to }) => to),
  };
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

async function twinsOf(
  reports: ReportStore,
  deed: string,
  own: ReportId,
  files: readonly Evidence[],
): Promise<ReviewView['sameDeed']> {
  const hashes = new Set<string>(files.map(({ sha256 }) => sha256));
  const ids = await reports.sameDeed(deed, own);
  const twins = await Promise.all(ids.slice(0, MOST_TWINS).map(id => reports.find(id)));
  return twins.flatMap(twin => {
    if (twin === null) return [];
    const state = stateOf(twin);
    if (state.submittedAt === null) return [];
    const evidence = [...state.evidence.values()]
      .filter(file => file.state !== 'removed')
      .map(({ evidenceId, sha256 }) => ({ evidenceId, sha256, sameBytes: hashes.has(sha256) }));
    const { reportId, form } = twin;
    return [
      {
        reportId,
        channel: state.channel,
        status: state.status,
        form,
        submittedAt: state.submittedAt,
        evidence,
      },
    ];
  });
}
