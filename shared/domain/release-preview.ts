import * as z from 'zod';
import { RedListEntry, type Tally } from './composition.ts';
import type { ReleaseRules } from './policy-shape.ts';
import type { RedListDifference } from './red-list.ts';
import type { Expectation, ReleaseCounts } from './release-action.ts';

/** What is strange about a release without being wrong: somebody should look at it before it is public. */
export const OddityKind = z.enum([
  /** One registered name under several credit codes. */
  'same-name-two-codes',
  /** More than half of all deeds were determined by one department. */
  'mostly-one-department',
  /** Organisations with far more deeds than others. */
  'many-deeds',
  /** Persons whose points reach the cap of the policy. */
  'points-at-cap',
]);
export type OddityKind = z.infer<typeof OddityKind>;

/** `examples` are credit codes or department ids; persons are counted and never named. */
export const Oddity = z.strictObject({
  kind: OddityKind,
  count: z.int().min(1),
  examples: z.array(z.string()).max(10),
});
export type Oddity = z.infer<typeof Oddity>;

export const ChangedEntry = z.strictObject({ before: RedListEntry, after: RedListEntry });

/** What two persons look at besides the public files: sealed with the release, so that they approve it too. */
export const ReleasePreview = z.strictObject({
  schemaVersion: z.literal(1),
  added: z.array(RedListEntry),
  changed: z.array(ChangedEntry),
  removed: z.array(RedListEntry),
  oddities: z.array(Oddity),
  /** New entries drawn evenly from the whole list, to be read word by word. */
  samples: z.array(RedListEntry).max(10),
});
export type ReleasePreview = z.infer<typeof ReleasePreview>;

const samplesDrawn = 10;
const examplesShown = 10;
/** Below so many deeds one department is often the only one that has reported yet. */
const deedsOfMany = 20;

export function previewOf(
  before: readonly RedListEntry[],
  entries: readonly RedListEntry[],
  { added, changed, removed }: RedListDifference,
  tally: Tally,
): ReleasePreview {
  const known = new Map(before.map(entry => [entry.creditCode, entry]));
  return {
    schemaVersion: 1,
    added: [...added],
    changed: changed.map(after => ({ before: known.get(after.creditCode) ?? after, after })),
    removed: [...removed],
    oddities: odditiesOf(entries, tally),
    samples: evenly(added, samplesDrawn),
  };
}

function odditiesOf(entries: readonly RedListEntry[], tally: Tally): Oddity[] {
  const oddities = [
    oddity('same-name-two-codes', codesOfOneName(entries)),
    oddity('mostly-one-department', dominantDepartment(entries)),
    oddity(
      'many-deeds',
      entries.filter(({ deeds }) => deeds.length > deedsOfMany).map(({ creditCode }) => creditCode),
    ),
    tally.atCap === 0 ? null : { kind: 'points-at-cap' as const, count: tally.atCap, examples: [] },
  ];
  return oddities.filter(one => one !== null);
}

const oddity = (kind: OddityKind, found: readonly string[]): Oddity | null =>
  found.length === 0 ? null : { kind, count: found.length, examples: found.slice(0, examplesShown) };

const codesOfOneName = (entries: readonly RedListEntry[]): string[] =>
  [...Map.groupBy(entries, ({ name }) => name).values()]
    .filter(same => same.length > 1)
    .flat()
    .map(({ creditCode }) => creditCode);

function dominantDepartment(entries: readonly RedListEntry[]): string[] {
  const deeds = entries.flatMap(entry => entry.deeds);
  if (deeds.length < deedsOfMany) return [];
  return [...Map.groupBy(deeds, ({ department }) => department)]
    .filter(([, own]) => own.length * 2 > deeds.length)
    .map(([department]) => department);
}

const evenly = <T>(items: readonly T[], most: number): T[] => {
  const step = Math.max(1, items.length / most);
  return items
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .slice(0, most);
};

/**
 * The measures by which a half-read source shows: who would be taken off the list, who would lose all points, what is held
 * back. `atMost` is the policy's share of what stood before (of everything determined, for what is held back), and never
 * less than its `few`.
 */
export function expectationsOf(
  counts: ReleaseCounts,
  before: ReleaseCounts | null,
  { few, removedShare, heldBackShare }: ReleaseRules,
): readonly Expectation[] {
  const share = (of: number, most: number) => Math.max(few.value, Math.floor(of * most));
  const determined = counts.organisations + counts.persons + counts.heldBack;
  return [
    {
      measure: 'organisations-removed',
      figure: counts.removed,
      atMost: share(before?.organisations ?? 0, removedShare.value),
    },
    {
      measure: 'persons-fewer',
      figure: Math.max(0, (before?.persons ?? 0) - counts.persons),
      atMost: share(before?.persons ?? 0, removedShare.value),
    },
    { measure: 'held-back', figure: counts.heldBack, atMost: share(determined, heldBackShare.value) },
  ];
}

export const isOutside = ({ figure, atMost }: Expectation): boolean => figure > atMost;
