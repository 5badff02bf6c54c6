import * as z from 'zod';

/**
 * What the next deliveries meet. `500`, `429` and `drop` come before anything is taken; `500-after-accepting` and
 * `lose-receipts` after; `slow` waits, then takes; `reject-row` refuses one row (the first, unless named).
 */
const Misbehaviour = z.strictObject({
  behaviour: z.enum(['slow', '500', '500-after-accepting', 'lose-receipts', 'reject-row', 'drop', '429']),
  count: z.int().min(1).max(10_000).default(1),
  /** For `reject-row`. */
  rowId: z.string().optional(),
  /** For `slow`, in real time. */
  milliseconds: z.int().min(0).max(120_000).default(10_000),
});
export type Misbehaviour = z.infer<typeof Misbehaviour>;

export const Script = z.strictObject({ next: z.array(Misbehaviour).max(1000) });

/** Plays what tests have asked for, one entry per delivery, each as often as it says. */
export function misbehaviours() {
  let script: Misbehaviour[] = [];
  return {
    set(next: readonly Misbehaviour[]): void {
      script = next.map(entry => ({ ...entry }));
    },
    take(): Misbehaviour | null {
      const entry = script[0];
      if (!entry) return null;
      entry.count -= 1;
      if (entry.count === 0) script.shift();
      return entry;
    },
    left: (): readonly Misbehaviour[] => script,
  };
}
