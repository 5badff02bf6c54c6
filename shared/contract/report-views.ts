import * as z from 'zod';
import { Bilingual } from '../domain/bilingual.ts';
import { ClockRisk } from '../domain/clock-risk.ts';
import { EvidenceFile, EvidenceState } from '../domain/evidence.ts';
import {
  CampaignId,
  CategoryId,
  DepartmentId,
  DistrictId,
  EvidenceId,
  ReportId,
  Sha256,
} from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { ReportStatus } from '../domain/report.ts';
import { Channel, ImportSource, SupplementAnswer, SupplementItem } from '../domain/report-action.ts';
import { ReportForm } from '../domain/report-form.ts';

export const EvidenceView = EvidenceFile.extend({
  evidenceId: EvidenceId,
  state: EvidenceState,
  reason: z.string().nullable(),
});

export const ReportSummaryView = z.strictObject({
  reportId: ReportId,
  receiptNumber: z.string(),
  campaignId: CampaignId,
  category: CategoryId,
  status: ReportStatus,
  openedAt: Moment,
  changedAt: Moment,
});

/** One line of the story that a reporter may read: what happened and when; officers appear by department, never by name. */
export const TimelineEntry = z.strictObject({
  sequence: z.int(),
  at: Moment,
  what: z.string(),
  by: z.enum(['you', 'department', 'office', 'system']),
  department: DepartmentId.nullable(),
  text: z.string().nullable(),
  /** What a return asked for, thing by thing. */
  asked: z.array(SupplementItem).optional(),
  /** What a supplement answered to it, by place in that list. */
  answers: z.array(SupplementAnswer).optional(),
});

/** Which department answers and why, and every transfer since: who sent it on, where to, and whether its clock stayed. */
export const RoutingView = z.strictObject({
  department: DepartmentId,
  district: DistrictId,
  /** The line of the policy, of the version in force when it was applied. */
  rule: z.string(),
  policyVersion: z.int(),
  at: Moment,
  because: Bilingual,
  bounces: z.array(
    z.strictObject({
      at: Moment,
      from: DepartmentId,
      to: DepartmentId,
      reason: z.string(),
      rule: z.string(),
      policyVersion: z.int(),
      dueAt: Moment,
      clockKept: z.boolean(),
    }),
  ),
});
export type RoutingView = z.infer<typeof RoutingView>;

/** One return: what was asked for, and what became of each thing. `open` was neither answered nor taken away. */
const SupplementRequestView = z.strictObject({
  at: Moment,
  reason: z.string(),
  dueAt: Moment,
  suppliedAt: Moment.nullable(),
  note: z.string().nullable(),
  items: z.array(
    SupplementItem.extend({
      answer: z.string().nullable(),
      became: z.enum(['answered', 'removed', 'open']),
    }),
  ),
});
export type SupplementRequestView = z.infer<typeof SupplementRequestView>;

export const ReportView = ReportSummaryView.extend({
  version: z.int(),
  channel: Channel,
  form: ReportForm,
  evidence: z.array(EvidenceView),
  submittedAt: Moment.nullable(),
  /** Who is answerable now, and by when (R19). */
  department: DepartmentId.nullable(),
  district: DistrictId.nullable(),
  dueAt: Moment.nullable(),
  routedBy: z.string().nullable(),
  routing: RoutingView.nullable(),
  /** What a returned report still needs. */
  wanted: z.strictObject({ reason: z.string(), items: z.array(SupplementItem), dueAt: Moment }).nullable(),
  outcome: z
    .strictObject({
      outcome: z.enum(['approved', 'rejected']),
      at: Moment,
      text: z.string().nullable(),
      policyVersion: z.int(),
    })
    .nullable(),
  timeline: z.array(TimelineEntry),
});
export type ReportView = z.infer<typeof ReportView>;

export const UploadView = z.strictObject({
  evidenceId: EvidenceId,
  method: z.literal('PUT'),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  expiresAt: Moment,
});

export const QueueRowView = z.strictObject({
  reportId: ReportId,
  campaignId: CampaignId,
  category: CategoryId,
  district: DistrictId,
  channel: Channel,
  status: ReportStatus,
  submittedAt: Moment,
  dueAt: Moment,
  /** At risk: no more than one whole working day is left after today. */
  clock: ClockRisk,
  claimed: z.strictObject({ byYou: z.boolean(), until: Moment }).nullable(),
  /** To whom it was given; after `until` it is anybody's. */
  assigned: z.strictObject({ toYou: z.boolean(), until: Moment }).nullable(),
  /** How many other reports of the same deed are known. */
  linked: z.int(),
  /** The supervisor to whom its clock was handed last. */
  escalatedTo: z.string().nullable(),
  /** Made from a row of a department's file. */
  imported: z.boolean(),
});
export type QueueRowView = z.infer<typeof QueueRowView>;

export const ReviewView = z.strictObject({
  reportId: ReportId,
  campaignId: CampaignId,
  status: ReportStatus,
  version: z.int(),
  channel: Channel,
  form: ReportForm,
  submittedAt: Moment,
  dueAt: Moment,
  routedBy: z.string(),
  routing: RoutingView,
  policyVersion: z.int(),
  needsSecondApproval: z.boolean(),
  claimed: z.strictObject({ byYou: z.boolean(), until: Moment }).nullable(),
  /** Shown to the officer who holds the claim; the claim itself stands in the history, which the subject can read. */
  subject: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('person'),
        name: z.string(),
        sex: z.string(),
        documentType: z.string(),
        documentEnding: z.string(),
        birthDate: z.string(),
      }),
      z.strictObject({
        kind: z.literal('organisation'),
        name: z.string(),
        creditCode: z.string(),
        codeConfirmed: z.boolean(),
      }),
    ])
    .nullable(),
  evidence: z.array(
    EvidenceView.extend({ download: z.strictObject({ url: z.string(), expiresAt: Moment }).nullable() }),
  ),
  /** The same deed reported elsewhere: the same subject, category and first day. */
  sameDeed: z.array(
    z.strictObject({
      reportId: ReportId,
      channel: Channel,
      status: ReportStatus,
      form: ReportForm,
      submittedAt: Moment,
      evidence: z.array(z.strictObject({ evidenceId: EvidenceId, sha256: Sha256, sameBytes: z.boolean() })),
      /** Where it waits, or was decided. */
      department: DepartmentId.nullable(),
      district: DistrictId.nullable(),
      dueAt: Moment.nullable(),
      outcome: z
        .strictObject({
          outcome: z.enum(['approved', 'rejected']),
          at: Moment,
          text: z.string().nullable(),
        })
        .nullable(),
      /** Does it wait where the caller may decide? */
      decidable: z.boolean(),
    }),
  ),
  /** What was asked of the reporter, oldest first. */
  requests: z.array(SupplementRequestView),
  clock: ClockRisk,
  assigned: z.strictObject({ to: z.string(), toYou: z.boolean(), until: Moment }).nullable(),
  /** The row of a department's file that it was made from. */
  source: ImportSource.nullable(),
  escalatedTo: z.array(z.string()),
});
export type ReviewView = z.infer<typeof ReviewView>;
