import * as z from 'zod';
import { AccountId, Actor } from './actor.ts';
import { CaseMatter, Charge, caseText, DecisionNumber, Hardship, Paper, Service } from './case-content.ts';
import { Day } from './day.ts';
import { ActionId, CaseId, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';

const reason = caseText(1000);

/** Why a clock stands still while an objection is decided (河南省社会信用条例 第41条). */
export const PauseReason = z.enum(['testing', 'inspection', 'expert-review']);
export type PauseReason = z.infer<typeof PauseReason>;

/** What a department thinks of an objection to its determination, or the platform decides. */
export const ObjectionOutcome = z.enum(['upheld', 'corrected', 'removed']);
export type ObjectionOutcome = z.infer<typeof ObjectionOutcome>;

/** How the decision became final: nobody sought review or suit in time, or it was upheld (河南省社会信用条例 第20条). */
export const Remedy = z.enum(['administrative-review', 'suit']);
export type Remedy = z.infer<typeof Remedy>;

/** A clock of a case that people answer for. */
export const CaseClock = z.enum([
  'objection',
  'objection-department-part',
  'repair-accept',
  'repair-answer',
  'removal',
  'takedown-confirmation',
  'exemption-review',
]);
export type CaseClock = z.infer<typeof CaseClock>;

/** What an organisation is told of before it happens. */
export const Warning = z.enum(['objection-window-ends', 'remedies-end', 'repair-possible', 'display-ends']);
export type Warning = z.infer<typeof Warning>;

const of = <N extends string, S extends z.ZodRawShape>(type: N, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Everything that can be done to a case. Each is appended to its history and nothing is edited. */
export const CaseAction = z.discriminatedUnion('type', [
  of('opened', { matter: CaseMatter }),
  of('saved', { charge: Charge }),
  of('hardship-saved', { hardship: Hardship }),
  /** The department's reasoned yes, which binds what was written at that moment. */
  of('determined', { reason, contentHash: Sha256 }),
  /** A second officer's, of another person. */
  of('seconded', { contentHash: Sha256, reason: reason.nullable() }),
  /** `listing` is the prior notice of art. 28; a notice of an intended penalty is another writing and lists nobody. */
  of('notice-served', {
    notice: z.enum(['listing', 'penalty']),
    service: Service,
    contentHash: Sha256,
    windowEndsAt: Moment,
    warnAt: Moment,
  }),
  of('stated', { text: caseText(2000) }),
  of('statement-answered', { reason }),
  of('decided', {
    number: DecisionNumber,
    service: Service,
    /** The repair notice goes with the decision (国办发〔2025〕22号). */
    repairNotice: z.boolean(),
    remediesEndAt: Moment,
    warnAt: Moment,
  }),
  of('challenged', { remedy: Remedy }),
  of('challenge-ended', { upheld: z.boolean(), paper: Paper }),
  of('finalised', {}),
  of('dropped', { reason }),
  /** Shown until 00:00 of `displayUntil`; `repairFrom` is the first day on which repair may be applied for. */
  of('listed', { repairFrom: Day, displayUntil: Day, warnAt: Moment }),
  of('objected', { text: caseText(2000), dueAt: Moment }),
  of('department-asked', { dueAt: Moment, departmentDueAt: Moment }),
  of('department-answered', { opinion: ObjectionOutcome, reason }),
  of('paused', { why: PauseReason }),
  of('resumed', { dueAt: Moment, departmentDueAt: Moment.nullable() }),
  /** `charge` is what stands in place of the old one where the outcome is `corrected`. */
  of('objection-decided', {
    outcome: ObjectionOutcome,
    reason,
    charge: Charge.nullable(),
    displayUntil: Day.nullable(),
    removeBy: Moment.nullable(),
  }),
  of('repair-applied', { fulfilment: Paper, commitment: Paper, acceptBy: Moment, answerBy: Moment }),
  of('repair-accepted', {}),
  of('repair-refused', { reason }),
  of('repair-denied', { reason }),
  of('repair-granted', { reason: reason.nullable(), removeBy: Moment }),
  of('expired', { removeBy: Moment }),
  /** The department's determination falls, or another decision takes its place (行政处罚法 第48条). */
  of('revoked', { reason, removeBy: Moment }),
  of('taken-down', { reason, removeBy: Moment, confirmBy: Moment }),
  of('takedown-confirmed', {}),
  of('restored', { reason }),
  /** The register shows what stood here at entry `upTo`. */
  of('published', { revision: z.int().min(0), upTo: z.int().min(1) }),
  /** Gone everywhere: from the register, and by receipt from whoever was told of the entry. */
  of('delisted', { receiptId: z.string().min(1).max(200) }),
  of('exempted', { contentHash: Sha256, reviewAt: Moment }),
  of('exemption-reviewed', { reason, reviewAt: Moment }),
  of('exemption-ended', { reason }),
  /** A fact that a standing exemption covers came again, and was held out. */
  of('met-again', { record: CaseId }),
  of('held', { exemption: CaseId }),
  of('released', { reason }),
  of('warned', { of: Warning, about: Moment }),
  /** A clock ran out: a named supervisor is asked, and nothing is decided. */
  of('escalated', { clock: CaseClock, to: AccountId.nullable(), dueAt: Moment }),
]);
export type CaseAction = z.infer<typeof CaseAction>;
export type CaseActionType = CaseAction['type'];
export type CaseActionOf<T extends CaseActionType> = Extract<CaseAction, { type: T }>;

export const CaseEntry = z.strictObject({
  sequence: z.int().min(1),
  at: Moment,
  actor: Actor,
  policyVersion: z.int().min(1),
  actionId: ActionId,
  /** Tells a retry from another request under the same key. */
  requestHash: Sha256,
  action: CaseAction,
  /** Hash of the entry before; for the first one, of the case's id. */
  previous: Sha256,
  hash: Sha256,
});
export type CaseEntry = z.infer<typeof CaseEntry>;
