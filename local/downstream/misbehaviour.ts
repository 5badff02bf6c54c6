import * as z from 'zod';

/**
 * What the next deliveries meet. `500`, `429`, `garbage` and `drop` come before anything is taken; `500-after-accepting`,
 * `drop-after-accepting`, `lose-receipts` (of all rows) and `lose-receipt` (of the first) after; `slow` waits, then takes;
 * `reject-row` refuses one row (the first, unless named); `forget-row` takes everything and then forgets the first.
 */
export const deliveryMisbehaviours = [
  'slow',
  '500',
  '429',
  'garbage',
  'drop',
  '500-after-accepting',
  'drop-after-accepting',
  'lose-receipts',
  'lose-receipt',
  'reject-row',
  'forget-row',
] as const;

/** How the next pages of holdings lie about their first row: it is not there, is another, or there is one too many. */
export const holdingMisbehaviours = ['hide-row', 'alter-row', 'invent-row'] as const;

type Occasion = 'delivery' | 'holdings';
const occasions = { delivery: deliveryMisbehaviours, holdings: holdingMisbehaviours };

const Misbehaviour = z.strictObject({
  behaviour: z.enum([...deliveryMisbehaviours, ...holdingMisbehaviours]),
  count: z.int().min(1).max(10_000).default(1),
  /** For `reject-row`. */
  rowId: z.string().optional(),
  /** For `slow`, in real time. */
  milliseconds: z.int().min(0).max(120_000).default(10_000),
});
export type Misbehaviour = z.infer<typeof Misbehaviour>;

export const Script = z.strictObject({ next: z.array(Misbehaviour).max(1000) });

/** Plays what tests have asked for, one entry per call that it concerns, each as often as it says. */
export function misbehaviours() {
  let script: Misbehaviour[] = [];
  return {
    set(next: readonly Misbehaviour[]): void {
      script = next.map(entry => ({ ...entry }));
    },
    take(occasion: Occasion): Misbehaviour | null {
      const concerned: readonly string[] = occasions[occasion];
      const entry = script.find(({ behaviour }) => concerned.includes(behaviour));
      if (!entry) return null;
      entry.count -= 1;
      if (entry.count === 0) script.splice(script.indexOf(entry), 1);
      return entry;
    },
    left: (): readonly Misbehaviour[] => script,
  };
}
