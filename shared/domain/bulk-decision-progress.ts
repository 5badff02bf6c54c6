import * as z from 'zod';
import { BulkCounts } from './bulk-decision-action.ts';
import { ReportId } from './ids.ts';
import { Moment, millisOf } from './moment.ts';

const step = { startedAt: Moment, at: Moment };

/** How far each step has come. Written after what it speaks of, so that a step that was killed goes on from here. */
export const GatheringProgress = z.strictObject({
  ...step,
  phase: z.literal('gathering'),
  /** Where the queue was left; null at its beginning and, once `done`, at its end. */
  cursor: z.string().nullable(),
  done: z.boolean(),
  /** Rows of the queue that were looked at. */
  looked: z.int().min(0),
});
export type GatheringProgress = z.infer<typeof GatheringProgress>;

export const ActingProgress = z.strictObject({
  ...step,
  phase: z.literal('acting'),
  /** Everything up to this item has its outcome; null before the first one. */
  cursor: ReportId.nullable(),
  counts: BulkCounts,
});
export type ActingProgress = z.infer<typeof ActingProgress>;

export type BulkProgress = GatheringProgress | ActingProgress;
export type BulkPhase = BulkProgress['phase'];

/** Items a second so far, and the seconds that are left at that rate; null where it cannot be told yet. */
export function paceOf(
  { startedAt, at }: BulkProgress,
  done: number,
  of: number,
): { readonly itemsPerSecond: number | null; readonly remainingSeconds: number | null } {
  const seconds = (millisOf(at) - millisOf(startedAt)) / 1000;
  if (done === 0 || seconds <= 0) return { itemsPerSecond: null, remainingSeconds: null };
  return {
    itemsPerSecond: Math.round((done / seconds) * 10) / 10,
    remainingSeconds: Math.ceil((Math.max(of - done, 0) * seconds) / done),
  };
}
