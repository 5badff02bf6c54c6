import * as z from 'zod';
import { ObjectionOutcome, PauseReason, Remedy } from '../domain/case-action.ts';
import { Charge, caseText, DecisionNumber, Hardship, Paper, Service } from '../domain/case-content.ts';

const reason = caseText(1000);

const step = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ step: z.literal(name), ...shape });
const decision = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ decision: z.literal(name), ...shape });
const answer = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ answer: z.literal(name), ...shape });

/** What officers of the department do to a case. */
export const CaseStep = z.discriminatedUnion('step', [
  step('save', { charge: Charge }),
  step('save-hardship', { hardship: Hardship }),
  step('determine', { reason }),
  step('second', { reason: reason.nullable().default(null) }),
  step('serve-notice', { notice: z.enum(['listing', 'penalty']), service: Service }),
  step('answer-statement', { reason }),
  step('decide', { number: DecisionNumber, service: Service, repairNotice: z.boolean() }),
  step('register-challenge', { remedy: Remedy }),
  step('end-challenge', { upheld: z.boolean(), paper: Paper }),
  step('finalise', {}),
  step('drop', { reason }),
  step('give-opinion', { opinion: ObjectionOutcome, reason }),
  step('revoke', { reason }),
  step('review-exemption', { reason }),
  step('end-exemption', { reason }),
  /** Held out by an exemption, and in truth another fact. */
  step('release', { reason }),
]);
export type CaseStep = z.output<typeof CaseStep>;

/** What the credit office decides. */
export const CaseDecision = z.discriminatedUnion('decision', [
  decision('list', {}),
  decision('ask-department', {}),
  decision('pause', { why: PauseReason }),
  decision('resume', {}),
  decision('objection', { outcome: ObjectionOutcome, reason, charge: Charge.nullable().default(null) }),
  decision('accept-repair', {}),
  decision('refuse-repair', { reason }),
  decision('answer-repair', { granted: z.boolean(), reason }),
  decision('take-down', { reason }),
  decision('confirm-takedown', {}),
  decision('restore', { reason }),
]);
export type CaseDecision = z.output<typeof CaseDecision>;

/** What the organisation itself says, through its verified representative. */
export const CaseAnswer = z.discriminatedUnion('answer', [
  answer('statement', { text: caseText(2000) }),
  answer('objection', { text: caseText(2000) }),
  /** Two papers and no other, free of charge (国办发〔2025〕22号). */
  answer('repair', { fulfilment: Paper, commitment: Paper }),
]);
export type CaseAnswer = z.output<typeof CaseAnswer>;
