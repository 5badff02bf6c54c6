import * as z from 'zod';
import { CampaignId, ReleaseNumber, ReportId } from '../domain/ids.ts';

/** What one state of a workflow hands to its function and gets back. No identity ever travels here. */
export type WorkflowStep = { readonly input: z.ZodType; readonly output: z.ZodType };

const step = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Longest wait one task may be given: Step Functions ends an execution after a year. */
const longestWait = 31_536_000;

export const VerificationInput = z.strictObject({ reportId: ReportId, round: z.int().min(1) });
export type VerificationInput = z.infer<typeof VerificationInput>;

/**
 * What the workflow does next, told by the report's folded status alone: so any report can be driven again from its
 * record. The same words answer an open task.
 */
export const Turn = z.strictObject({
  next: z.enum(['check', 'await-review', 'await-supplement', 'done']),
  /** What is waited for; a token that waits for another phase is handed back. */
  phase: z.string().min(1).max(200),
  /** Seconds until the clock of that wait runs out; 1 where it already has. */
  waitSeconds: z.int().min(1).max(longestWait),
});
export type Turn = z.infer<typeof Turn>;

export const verificationSteps = {
  checkReport: step(VerificationInput, Turn),
  /** Keeps the token of the task that now waits for a person. */
  awaitDecision: step(
    VerificationInput.extend({ taskToken: z.string().min(1).max(2048), phase: Turn.shape.phase }),
    z.strictObject({}),
  ),
  /** A clock ran out: hands the report to a named supervisor. It never decides. */
  escalateReport: step(VerificationInput, Turn),
} satisfies Record<string, WorkflowStep>;

export const PublicationInput = z.strictObject({ campaignId: CampaignId, release: ReleaseNumber });
export type PublicationInput = z.infer<typeof PublicationInput>;
