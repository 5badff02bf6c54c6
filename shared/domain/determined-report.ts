import { hash } from 'node:crypto';
import * as z from 'zod';
import { PersonRef } from './actor.ts';
import { PinnedEvidence } from './evidence.ts';
import { CampaignId, CategoryId, DepartmentId, DistrictId, ReportId, Sha256, SubjectId } from './ids.ts';
import { Moment } from './moment.ts';
import type { Report, ReportState } from './report.ts';
import { Channel } from './report-action.ts';
import { CompleteReportForm, Matter } from './report-form.ts';

/** So many sorted streams lie beside each other in the index of determinations; a release reads them in parallel. */
export const shardCount = 64;

/** A lane is worked on by one invocation: eight shards after each other, eight lanes side by side. */
export const laneCount = 8;
export const shardsPerLane = shardCount / laneCount;

/** The shard of a subject: all that is known of one subject lies in one stream. */
export const shardOf = (subjectKey: string): number =>
  Number.parseInt(hash('sha256', subjectKey).slice(0, 8), 16) % shardCount;

/** What a release needs to know of one determination, as the index projects it. Of a person it holds the blind index alone. */
export const DeterminedReport = z.strictObject({
  reportId: ReportId,
  campaignId: CampaignId,
  channel: Channel,
  category: CategoryId,
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), subjectId: SubjectId }),
    z.strictObject({
      kind: z.literal('organisation'),
      name: z.string().min(1),
      creditCode: z.string().length(18),
    }),
  ]),
  deed: Sha256,
  /** Of organisations only: nothing that a person wrote about themself leaves the report. */
  matter: Matter.pick({ title: true, startedOn: true, endedOn: true, place: true }).nullable(),
  determinedAt: Moment,
  /** A withdrawal after the cut-off of a release waits for the next one, so it is remembered and not just missing. */
  withdrawnAt: Moment.nullable(),
  policyVersion: z.int().min(1),
  determiners: z.array(PersonRef).min(1),
  department: DepartmentId,
  district: DistrictId,
  evidence: z.array(PinnedEvidence.extend({ key: z.string().min(1).max(300) })).max(20),
  consents: z.array(z.string().min(1).max(60)).max(10),
  /** For the same reason as a withdrawal, with its moment. */
  consentsWithdrawn: z
    .array(z.strictObject({ consent: z.string(), at: Moment }))
    .max(10)
    .optional(),
});
export type DeterminedReport = z.infer<typeof DeterminedReport>;

export const subjectOrderOf = (subject: DeterminedReport['subject']): string =>
  subject.kind === 'person' ? `person#${subject.subjectId}` : `org#${subject.creditCode}`;

/** Partition key of the index. */
export const determinedShardKey = (campaignId: CampaignId, shard: number): string =>
  `${campaignId}#${String(shard).padStart(2, '0')}`;

/** Where a determination stands in the index: its partition and its place there. */
export const determinedPlaceOf = (record: DeterminedReport): { shard: string; order: string } => {
  const { subject } = record;
  const key = subject.kind === 'person' ? subject.subjectId : subject.creditCode;
  return {
    shard: determinedShardKey(record.campaignId, shardOf(key)),
    order: `${subjectOrderOf(subject)}#${record.deed}#${record.reportId}`,
  };
};

/** Read from the record of an approved report, withdrawn since or not. Throws where it was never approved. */
export function determinedReportOf(report: Report, state: ReportState): DeterminedReport {
  const { determination, routing, subject, deed, submission } = state;
  const approval = report.history.findLast(entry => entry.action.type === 'approved');
  if (
    determination?.outcome !== 'approved' ||
    approval?.action.type !== 'approved' ||
    routing === null ||
    subject === null ||
    deed === null ||
    submission === null
  ) {
    throw new Error(`report ${report.reportId} was never approved`);
  }
  const { matter } = CompleteReportForm.parse(report.form);
  return {
    reportId: report.reportId,
    campaignId: report.campaignId,
    channel: state.channel,
    category: report.form.category,
    subject:
      subject.kind === 'person'
        ? subject
        : { kind: 'organisation', name: subject.name, creditCode: subject.creditCode },
    deed: Sha256.parse(deed),
    matter:
      subject.kind === 'person'
        ? null
        : {
            title: matter.title,
            startedOn: matter.startedOn,
            endedOn: matter.endedOn,
            place: matter.place,
          },
    determinedAt: determination.at,
    withdrawnAt: state.status === 'withdrawn' ? state.changedAt : null,
    policyVersion: determination.policyVersion,
    determiners: determination.by.map(person => PersonRef.parse(person)),
    department: routing.department,
    district: routing.district,
    evidence: approval.action.evidence.map(pinned => {
      const file = state.evidence.get(pinned.evidenceId);
      if (file === undefined)
        throw new Error(`report ${report.reportId} was approved on evidence it does not hold`);
      return { ...pinned, key: file.key };
    }),
    consents: submission.consents.map(({ consent }) => consent),
    ...(state.consentsWithdrawn.length === 0 ? {} : { consentsWithdrawn: [...state.consentsWithdrawn] }),
  };
}

/** The consents that stood at a cut-off. */
export function consentsAt(record: DeterminedReport, cutOff: Moment): readonly string[] {
  const gone = record.consentsWithdrawn?.filter(({ at }) => at <= cutOff) ?? [];
  return record.consents.filter(own => !gone.some(({ consent }) => consent === own));
}

/** Does it count in a release of this cut-off? The closed end: what was determined in its very millisecond counts. */
export const countsAt = (record: DeterminedReport, cutOff: Moment): boolean =>
  record.determinedAt <= cutOff && (record.withdrawnAt === null || record.withdrawnAt > cutOff);
