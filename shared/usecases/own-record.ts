import type { SubjectId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import { receiptNumberOf } from '../domain/receipt-number.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import { personKey } from '../domain/subject-key.ts';
import { basisNames, basisOf, effectHashOf, type RecordItem } from '../domain/subject-record.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { VerifiedIdentity } from '../ports/verified-identity.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { notFound } from './change-report.ts';

export type OwnRecordPorts = CampaignPolicyPorts & {
  readonly reports: Pick<ReportStore, 'find' | 'aboutSubject'>;
  readonly vault: Pick<IdentityVault, 'subjectIdOf' | 'open'>;
  readonly verifiedIdentity: VerifiedIdentity;
};

/** Who asks, by the identity that the issuer has verified and by nothing that they say. */
export async function subjectOf(
  { verifiedIdentity, vault }: Pick<OwnRecordPorts, 'verifiedIdentity' | 'vault'>,
  bearer: string,
): Promise<Outcome<SubjectId>> {
  const verified = await verifiedIdentity(bearer);
  return verified === null ? notVerified : accept(await vault.subjectIdOf(verified.document));
}

const notVerified = refuse(
  'identity-not-verified',
  '请先完成实名认证，再查看与您有关的信息。',
  'Have your identity verified by the issuer first; then what is kept of you can be shown.',
);

/** A report about this person, or *not found*: whose it is, is asked of the record and not of an index. */
export async function findAboutSubject(
  { reports }: Pick<OwnRecordPorts, 'reports'>,
  subjectId: SubjectId,
  reportId: Report['reportId'],
): Promise<Outcome<Report>> {
  const report = await reports.find(reportId);
  return report !== null && isAbout(report, subjectId) ? accept(report) : notFound();
}

export const isAbout = (report: Report, subjectId: SubjectId): boolean => {
  const { subject } = stateOf(report);
  return subject?.kind === 'person' && subject.subjectId === subjectId;
};

/** One page of what is kept of a person, newest first. */
export async function itemsAbout(
  ports: OwnRecordPorts,
  subjectId: SubjectId,
  limit: number,
  cursor: string | null,
): Promise<{ readonly items: RecordItem[]; readonly next: string | null }> {
  const { items, next } = await ports.reports.aboutSubject(personKey(subjectId), limit, cursor);
  const found = await Promise.all(items.map(({ reportId }) => ports.reports.find(reportId)));
  const own = found.filter(report => report !== null).filter(report => isAbout(report, subjectId));
  return { items: await Promise.all(own.map(report => recordItemOf(ports, report))), next };
}

export async function recordItemOf(ports: CampaignPolicyPorts, report: Report): Promise<RecordItem> {
  const state = stateOf(report);
  const { submittedAt, determination } = state;
  if (submittedAt === null) throw new Error('a record of what was never handed in');
  const maker = report.history[0]?.actor;
  return {
    reportId: report.reportId,
    receiptNumber: receiptNumberOf(report.reportId),
    campaignId: report.campaignId,
    category: report.form.category,
    status: state.status,
    channel: state.channel,
    basis: basisOf(state.channel),
    basisName: basisNames[basisOf(state.channel)],
    from: maker?.kind === 'staff' ? maker.department : null,
    form: report.form,
    evidence: [...state.evidence.values()]
      .filter(file => file.state !== 'removed')
      .map(({ name, type, length, sha256 }) => ({ name, type, length, sha256 })),
    submittedAt,
    determination:
      determination === null
        ? null
        : {
            outcome: determination.outcome,
            at: determination.at,
            department: state.routing?.department ?? null,
            text: determination.text,
            policyVersion: determination.policyVersion,
          },
    consents: await consentsOf(ports, report, state),
  };
}

/** In the words of the policy version under which they were given. */
async function consentsOf(
  ports: CampaignPolicyPorts,
  report: Report,
  state: ReportState,
): Promise<RecordItem['consents']> {
  const entry = report.history.find(({ action }) => action.type === 'submitted');
  if (entry === undefined || state.submission === null) return [];
  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const then = await ports.policies.get(policy.policyId, entry.policyVersion);
  return state.submission.consents.flatMap(({ consent, textVersion }) => {
    const given = then.consents.find(({ id }) => id === consent);
    if (given === undefined) return [];
    const withdrawnAt = state.consentsWithdrawn.find(one => one.consent === consent)?.at ?? null;
    const effect = effectOf(policy, consent) ?? given.effectOfWithdrawal;
    return [
      {
        consent,
        text: given.text,
        textVersion,
        givenAt: entry.at,
        withdrawnAt,
        withdrawal:
          withdrawnAt === null && state.status !== 'withdrawn' && state.status !== 'rejected'
            ? { effect, effectHash: effectHashOf(report.reportId, consent, effect) }
            : null,
      },
    ];
  });
}

/** What withdrawing does is told as it is today, whatever was said when the consent was given. */
const effectOf = (policy: Policy, consent: string) =>
  policy.consents.find(({ id }) => id === consent)?.effectOfWithdrawal;
