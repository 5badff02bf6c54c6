import * as z from 'zod';
import { BulkId } from '../domain/ids.ts';
import type { WorkflowStep } from './workflow-steps.ts';

/** Longest wait one state may be given: Step Functions ends an execution after a year. */
const longestWait = 31_536_000;

/** `version` of the record for whose sake it runs: one that was taken back since has nothing more to do. */
export const BulkInput = z.strictObject({ bulkId: BulkId, version: z.int().min(1) });
export type BulkInput = z.infer<typeof BulkInput>;

export const BulkTurn = z.strictObject({
  next: z.enum(['run', 'wait', 'done']),
  /** Seconds until a confirmation takes effect; 1 where it already does. */
  waitSeconds: z.int().min(1).max(longestWait),
});
export type BulkTurn = z.infer<typeof BulkTurn>;

/** The one state that works: gathers or acts, by the folded status, and stops before its time is up. */
export const bulkSteps = {
  runBulkDecision: { input: BulkInput, output: BulkTurn },
} satisfies Record<string, WorkflowStep>;
