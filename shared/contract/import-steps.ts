import * as z from 'zod';
import { ImportId } from '../domain/ids.ts';
import type { WorkflowStep } from './workflow-steps.ts';

/** Longest wait one state may be given: Step Functions ends an execution after a year. */
const longestWait = 31_536_000;

/** Nothing of a row travels in this workflow: every step finds its place in the record and in what lies beside it. */
export const ImportInput = z.strictObject({ importId: ImportId });
export type ImportInput = z.infer<typeof ImportInput>;

/** What the workflow does next, told by the import's folded status alone, so that it can be driven again from its record. */
export const ImportTurn = z.strictObject({
  next: z.enum(['read', 'annotate', 'act', 'return', 'wait', 'done']),
  /** Seconds until it is looked at again: when the clock runs out that is waited for, or before. */
  waitSeconds: z.int().min(1).max(longestWait),
});
export type ImportTurn = z.infer<typeof ImportTurn>;

const step = { input: ImportInput, output: ImportTurn };

/** The states of the import workflow. Each may stop before its time is up and is called again until it is done. */
export const importSteps = {
  readImport: step,
  annotateImport: step,
  actImport: step,
  returnImport: step,
  /** Where does it stand? Asked at the start, and after a clock: what ran out expires, or reaches a supervisor. */
  followImport: step,
} satisfies Record<string, WorkflowStep>;
