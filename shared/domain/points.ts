import type { CategoryId, ReleaseNumber, Sha256 } from './ids.ts';

/** One determination of a person's deed, with what the policy it was made under gives for it. */
export type Merit = { readonly deed: Sha256; readonly category: CategoryId; readonly points: number };

export type PointsCaps = { readonly perCategory: number; readonly perPerson: number };

export type Standing = {
  readonly total: number;
  /** What counts of each category, before the cap per person; sorted by category. */
  readonly categories: readonly { readonly category: CategoryId; readonly points: number }[];
  readonly deeds: number;
};

/**
 * What a person's determinations come to. A deed counts once, at the highest points any determination of it was made
 * under (the reading kinder to the subject), so that the order of determinations cannot matter.
 */
export function standingOf(merits: Iterable<Merit>, caps: PointsCaps): Standing {
  const deeds = new Map<Sha256, Merit>();
  for (const merit of merits) {
    const known = deeds.get(merit.deed);
    if (known === undefined || merit.points > known.points) deeds.set(merit.deed, merit);
  }
  const sums = new Map<CategoryId, number>();
  for (const { category, points } of deeds.values()) sums.set(category, (sums.get(category) ?? 0) + points);
  const categories = [...sums]
    .map(([category, points]) => ({ category, points: Math.min(points, caps.perCategory) }))
    .sort((a, b) => (a.category < b.category ? -1 : 1));
  const sum = categories.reduce((total, { points }) => total + points, 0);
  return { total: Math.min(sum, caps.perPerson), categories, deeds: deeds.size };
}

/** Points of one earlier grant that still stand. */
export type OpenGrant = { readonly release: ReleaseNumber; readonly points: number };

export type Adjustment = {
  readonly delta: number;
  readonly granted: number;
  /** Which earlier grants are taken back, newest first, and how much of each. */
  readonly reversals: readonly OpenGrant[];
  /** What stands after it; its sum is the total. */
  readonly open: readonly OpenGrant[];
};

export const sumOf = (grants: readonly OpenGrant[]): number =>
  grants.reduce((sum, { points }) => sum + points, 0);

/**
 * From what stands to what should stand. The points system knows no negative operation but the reversal of an earlier
 * grant, so a smaller total takes back grants, newest first, and never more than they gave.
 */
export function adjust(open: readonly OpenGrant[], total: number, release: ReleaseNumber): Adjustment {
  if (total < 0) throw new Error('a total below zero');
  const delta = total - sumOf(open);
  if (delta >= 0) {
    const grant = delta === 0 ? [] : [{ release, points: delta }];
    return { delta, granted: delta, reversals: [], open: [...open, ...grant] };
  }
  const left = [...open];
  const reversals: OpenGrant[] = [];
  let excess = -delta;
  while (excess > 0) {
    const newest = left.pop();
    if (newest === undefined) throw new Error('more to take back than was ever granted');
    const points = Math.min(excess, newest.points);
    reversals.push({ release: newest.release, points });
    if (points < newest.points) left.push({ release: newest.release, points: newest.points - points });
    excess -= points;
  }
  return { delta, granted: 0, reversals, open: left };
}
