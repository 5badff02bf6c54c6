import * as z from 'zod';
import { Sha256 } from './ids.ts';
import { ActedCounts, JudgedCounts, ReturnedCounts } from './import-action.ts';
import { Moment, millisOf } from './moment.ts';

const step = {
  /** Everything up to this row of the file is done and written; 0 before the first one. */
  cursor: z.int().min(0),
  /** Rows that the step has to go through, as far as is known. */
  total: z.int().min(0),
  startedAt: Moment,
  at: Moment,
  done: z.boolean(),
};

/** How far each step has come. Written after what it speaks of, so that a step that was killed goes on from here. */
export const ReadingProgress = z.strictObject({
  ...step,
  phase: z.literal('reading'),
  counts: JudgedCounts,
  /** Under which every row of the file is judged, also after a newer one was loaded. */
  policyVersion: z.int().min(1),
  format: z.enum(['xlsx', 'csv']),
  /** Over the keys of all good rows so far, in their order. */
  chain: Sha256,
});
export type ReadingProgress = z.infer<typeof ReadingProgress>;

export const ActingProgress = z.strictObject({
  ...step,
  phase: z.literal('acting'),
  counts: ActedCounts,
});
export type ActingProgress = z.infer<typeof ActingProgress>;

export const ReturningProgress = z.strictObject({
  ...step,
  phase: z.literal('returning'),
  counts: ReturnedCounts,
});
export type ReturningProgress = z.infer<typeof ReturningProgress>;

export const ImportProgress = z.discriminatedUnion('phase', [
  ReadingProgress,
  ActingProgress,
  ReturningProgress,
]);
export type ImportProgress = z.infer<typeof ImportProgress>;
export type ImportPhase = ImportProgress['phase'];

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Rows that a step has gone through. */
export function rowsDone(progress: ImportProgress): number {
  switch (progress.phase) {
    case 'reading':
      return progress.counts.read;
    case 'acting':
      return sumOf(progress.counts);
    case 'returning':
      return sumOf(progress.counts);
  }
}

/** Rows a second so far, and the seconds that are left at that rate; null where it cannot be told yet. */
export function paceOf(progress: ImportProgress): {
  readonly rowsPerSecond: number | null;
  readonly remainingSeconds: number | null;
} {
  const rows = rowsDone(progress);
  const seconds = (millisOf(progress.at) - millisOf(progress.startedAt)) / 1000;
  if (rows === 0 || seconds <= 0) return { rowsPerSecond: null, remainingSeconds: progress.done ? 0 : null };
  const rowsPerSecond = Math.round((rows / seconds) * 10) / 10;
  const left = progress.done ? 0 : Math.max(progress.total - rows, 0);
  return { rowsPerSecond, remainingSeconds: Math.ceil((left * seconds) / rows) };
}
