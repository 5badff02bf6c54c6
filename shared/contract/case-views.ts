import * as z from 'zod';
import { Bilingual } from '../domain/bilingual.ts';
import { CaseStatus } from '../domain/case.ts';
import { CaseClock, ObjectionOutcome, PauseReason, Remedy, Warning } from '../domain/case-action.ts';
import { CaseMatter, CaseSubject } from '../domain/case-content.ts';
import { ClockRisk } from '../domain/clock-risk.ts';
import { Day } from '../domain/day.ts';
import { CampaignId, CaseId, DepartmentId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';

const kind = z.enum(['default', 'exemption', 'red-list-objection']);

export const CaseSummaryView = z.strictObject({
  caseId: CaseId,
  campaignId: CampaignId,
  department: DepartmentId,
  subject: CaseSubject,
  kind,
  status: CaseStatus,
  openedAt: Moment,
  changedAt: Moment,
  wakeAt: Moment.nullable(),
});

/** One article of the law that is not satisfied yet, in words a clerk understands. */
const MissingView = z.strictObject({
  piece: z.string(),
  article: z.string(),
  message: Bilingual,
  remedy: Bilingual,
});

/** One case as the department, the office and the organisation all see it. Officers appear by what they are, never by name. */
export const CaseView = z.strictObject({
  caseId: CaseId,
  campaignId: CampaignId,
  department: DepartmentId,
  subject: CaseSubject,
  kind,
  status: CaseStatus,
  version: z.int(),
  openedAt: Moment,
  changedAt: Moment,
  matter: CaseMatter,
  /** What the law still asks for before the organisation could be listed; empty where nothing is missing. */
  missing: z.array(MissingView),
  clocks: z.array(
    z.strictObject({ clock: CaseClock, dueAt: Moment, paused: z.boolean(), risk: ClockRisk.nullable() }),
  ),
  /** What will happen by itself, and when. */
  coming: z.array(z.strictObject({ of: Warning, about: Moment, warned: z.boolean() })),
  objection: z
    .strictObject({
      since: Moment,
      dueAt: Moment,
      paused: PauseReason.nullable(),
      opinion: ObjectionOutcome.nullable(),
    })
    .nullable(),
  challenge: Remedy.nullable(),
  /** From the day of listing: when repair may be applied for, with which two papers, and when the entry ends by itself. */
  listing: z
    .strictObject({ listedAt: Moment, repairFrom: Day, repairNeeds: z.array(Bilingual), displayUntil: Day })
    .nullable(),
  repair: z.strictObject({ appliedAt: Moment, acceptedAt: Moment.nullable() }).nullable(),
  leaving: z.strictObject({ why: z.string(), at: Moment, removeBy: Moment }).nullable(),
  takedownConfirmations: z.int().min(0),
  exemptUntilReview: Moment.nullable(),
  /** How often a fact that this exemption covers came again and was held out. */
  metAgain: z.int().min(0),
  heldBy: CaseId.nullable(),
  published: z.strictObject({ revision: z.int(), at: Moment }).nullable(),
  receiptId: z.string().nullable(),
  timeline: z.array(
    z.strictObject({
      sequence: z.int(),
      at: Moment,
      what: z.string(),
      by: z.enum(['department', 'office', 'organisation', 'system']),
      /** The reason that was given, where the step needed one. */
      reason: z.string().nullable(),
      /** A letter goes with it. */
      letter: z.boolean(),
    }),
  ),
});
export type CaseView = z.infer<typeof CaseView>;
