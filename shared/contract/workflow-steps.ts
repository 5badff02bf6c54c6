import * as z from 'zod';
import { CampaignId, ReleaseNumber, ReportId } from '../domain/ids.ts';

/** What one state of a workflow hands to its function and gets back. No identity ever travels here. */
export type WorkflowStep = { readonly input: z.ZodType; readonly output: z.ZodType };

const step = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Longest wait one task may be given: Step Functions ends an execution after a year. */
const longestWait = 31_536_000;

export const VerificationInput = z.strictObject({ reportId: ReportId, round: z.int().min(1) });
export type VerificationInput = z.infer<typeof VerificationInput>;

const nothing = z.strictObject({});
const task = VerificationInput.extend({ taskToken: z.string().min(1).max(2048) });

export const verificationSteps = {
  /** Routes by the folded status alone, so that any report can be driven again from its record. */
  checkReport: step(
    VerificationInput,
    z.strictObject({
      next: z.enum(['await-review', 'await-supplement', 'done']),
      /** Seconds until the clock of that wait runs out; 1 where it already has. */
      waitSeconds: z.int().min(1).max(longestWait),
    }),
  ),
  awaitReview: step(task, nothing),
  awaitSupplement: step(task, nothing),
  /** A clock ran out: hands the report to a named supervisor. It never decides. */
  escalateReport: step(VerificationInput, nothing),
} satisfies Record<string, WorkflowStep>;
export type VerificationStepName = keyof typeof verificationSteps;

export const PublicationInput = z.strictObject({ campaignId: CampaignId, release: ReleaseNumber });
export type PublicationInput = z.infer<typeof PublicationInput>;
