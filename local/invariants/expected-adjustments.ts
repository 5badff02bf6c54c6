import type { PublishedRelease } from './published-releases.ts';

export type Adjustment = { readonly subjectId: string; readonly delta: number };

/** Whom a release changes, and by how much: what stands now less what stood after the release before. */
export function expectedAdjustments({ expected, previous }: PublishedRelease): readonly Adjustment[] {
  const before: ReadonlyMap<string, number> = previous?.expected.points ?? new Map();
  const persons = new Set([...expected.points.keys(), ...before.keys()]);
  return [...persons]
    .map(subjectId => ({
      subjectId,
      delta: (expected.points.get(subjectId) ?? 0) - (before.get(subjectId) ?? 0),
    }))
    .filter(({ delta }) => delta !== 0);
}
