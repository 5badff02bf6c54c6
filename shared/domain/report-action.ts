import * as z from 'zod';
import { AccountId, Actor } from './actor.ts';
import { EvidenceFile, EvidenceVerdict, PinnedEvidence, RequestedEvidence } from './evidence.ts';
import {
  ActionId,
  BulkId,
  CampaignId,
  CategoryId,
  DepartmentId,
  DistrictId,
  EvidenceId,
  ImportId,
  ReportId,
  Sha256,
  SubjectId,
} from './ids.ts';
import { Moment } from './moment.ts';
import { line, paragraph } from './text.ts';

export const Channel = z.enum(['citizen', 'department']);
export type Channel = z.infer<typeof Channel>;

/** Who a report is about: a person by blind index only, an organisation by its public name and code. */
export const Subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), subjectId: SubjectId }),
  z.strictObject({
    kind: z.literal('organisation'),
    name: line(120),
    creditCode: z.string().length(18),
    /** A person confirmed a code whose check character does not fit; such codes exist. */
    codeConfirmed: z.boolean(),
  }),
]);
export type Subject = z.infer<typeof Subject>;

export const ConsentGiven = z.strictObject({
  consent: z.string().min(1).max(60),
  textVersion: z.string().min(1).max(20),
});
export type ConsentGiven = z.infer<typeof ConsentGiven>;

/** Which rule sent a report where, so that routing explains itself. */
export const Routing = z.strictObject({
  department: DepartmentId,
  district: DistrictId,
  rule: z.string().min(1).max(200),
  dueAt: Moment,
});
export type Routing = z.infer<typeof Routing>;

/** One thing that needs mending before a returned report can go on, pointing at a file or a field. */
export const SupplementItem = z.strictObject({
  evidenceId: EvidenceId.optional(),
  field: z.string().min(1).max(60).optional(),
  message: line(200),
});
export type SupplementItem = z.infer<typeof SupplementItem>;

/** What the reporter says to one of the things that were asked for, by its place in the list. */
export const SupplementAnswer = z.strictObject({ item: z.int().min(0).max(19), message: line(200) });
export type SupplementAnswer = z.infer<typeof SupplementAnswer>;

/** The row of a department's file that a report was made from: with the file's hash it is the report's proof. */
export const ImportSource = z.strictObject({ importId: ImportId, row: z.int().min(1), sha256: Sha256 });
export type ImportSource = z.infer<typeof ImportSource>;

const of = <N extends string, S extends z.ZodRawShape>(type: N, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Everything that can be done to a report. Each is appended to its history and nothing is edited. */
export const ReportAction = z.discriminatedUnion('type', [
  of('opened', { campaignId: CampaignId, channel: Channel, source: ImportSource.optional() }),
  of('saved', { formHash: Sha256 }),
  of('evidence-requested', { files: z.array(RequestedEvidence).min(1).max(20) }),
  of('evidence-recorded', {
    evidenceId: EvidenceId,
    verdict: EvidenceVerdict,
    versionId: z.string().min(1).max(1024),
    found: EvidenceFile.pick({ type: true, length: true, sha256: true }),
    reason: z.string().max(200).nullable(),
  }),
  of('evidence-removed', { evidenceId: EvidenceId }),
  of('evidence-released', { evidenceId: EvidenceId, reason: line(200) }),
  of('submitted', {
    formHash: Sha256,
    category: CategoryId,
    subject: Subject,
    deed: Sha256,
    declarations: z.array(z.string().min(1).max(60)).max(10),
    consents: z.array(ConsentGiven).max(10),
  }),
  of('supplemented', {
    formHash: Sha256,
    deed: Sha256,
    note: paragraph(1000).nullable(),
    answers: z.array(SupplementAnswer).max(20).optional(),
  }),
  of('routed', { routing: Routing }),
  /** Another report of the same deed is known, whichever channel it came by. */
  of('linked', { to: ReportId, channel: Channel }),
  /** Given to one officer until a moment; to nobody where `to` is null. `insteadOf`: the absent one who was meant. */
  of('assigned', { to: AccountId.nullable(), until: Moment, insteadOf: AccountId.optional() }),
  /** `actingFor`: the absent colleague to whom it was given and whose delegate took it. */
  of('claimed', { until: Moment, actingFor: AccountId.optional() }),
  of('claim-released', {}),
  of('seconded', {
    note: paragraph(1000).nullable(),
    evidence: z.array(PinnedEvidence).max(20),
    dueAt: Moment,
  }),
  of('approved', { note: paragraph(1000).nullable(), evidence: z.array(PinnedEvidence).max(20) }),
  of('rejected', { reason: paragraph(1000) }),
  of('returned', { reason: paragraph(1000), items: z.array(SupplementItem).max(20), dueAt: Moment }),
  of('transferred', { routing: Routing, reason: paragraph(1000) }),
  /** `insteadOf`: the absent supervisor whose delegate it is. */
  of('escalated', {
    to: z.string().min(1).max(60),
    dueAt: Moment,
    insteadOf: AccountId.optional(),
  }),
  /** By the subject, who had read what that does: `effect` is the hash of those words. */
  of('consent-withdrawn', { consent: z.string().min(1).max(60), effect: Sha256 }),
  of('withdrawn', { reason: paragraph(1000).nullable() }),
]);
export type ReportAction = z.infer<typeof ReportAction>;
export type ReportActionType = ReportAction['type'];

export const HistoryEntry = z.strictObject({
  /** From 1, without gaps: the version of the report after this entry. */
  sequence: z.int().min(1),
  at: Moment,
  actor: Actor,
  policyVersion: z.int().min(1),
  actionId: ActionId,
  /** Tells a retry from another request under the same key. Made without any identity document. */
  requestHash: Sha256,
  /** The decision about many reports that this was part of. */
  bulk: BulkId.optional(),
  action: ReportAction,
  /** Hash of the entry before; for the first one, of the report's id. */
  previous: Sha256,
  hash: Sha256,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const Lease = z.object({ account: AccountId, until: Moment });
export type Lease = z.infer<typeof Lease>;
