import * as z from 'zod';
import { PersonRef } from './actor.ts';
import { Day } from './day.ts';
import { CategoryId, DepartmentId, DistrictId, ReleaseNumber, ReportId, Sha256, SubjectId } from './ids.ts';

/** Why something determined is not in a release. Each is shown with its number in the manifest. */
export const HoldingRule = z.enum([
  'name-conflict',
  'commendation-consent-missing',
  'points-consent-missing',
  'evidence-changed',
  'category-not-published',
]);
export type HoldingRule = z.infer<typeof HoldingRule>;

export const HeldBack = z.strictObject({ rule: HoldingRule, count: z.int().min(1) });
export type HeldBack = z.infer<typeof HeldBack>;

/** One determined report that a release holds back. Of a person nothing but the report's id. */
export const HeldRow = z.strictObject({
  rule: HoldingRule,
  reportId: ReportId,
  organisation: z.strictObject({ creditCode: z.string(), name: z.string() }).nullable(),
});
export type HeldRow = z.infer<typeof HeldRow>;

const OpenGrant = z.strictObject({ release: ReleaseNumber, points: z.int().min(1) });

/** A person in a release, whether anything changes for them or not: the next release starts from these rows. */
export const PersonRow = z.strictObject({
  kind: z.literal('person'),
  subjectId: SubjectId,
  delta: z.int(),
  total: z.int().min(0),
  deeds: z.int().min(0),
  categories: z.array(z.strictObject({ category: CategoryId, points: z.int().min(0) })),
  reversals: z.array(OpenGrant),
  open: z.array(OpenGrant),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const CommendedDeed = z.strictObject({
  category: CategoryId,
  title: z.string(),
  startedOn: Day,
  endedOn: Day,
  department: DepartmentId,
  district: DistrictId,
  determinedOn: Day,
});
export type CommendedDeed = z.infer<typeof CommendedDeed>;

const organisation = { creditCode: z.string().length(18), name: z.string().min(1) };

/** A deed as the list shows it: since when, and the last day on which it is only shown and can be objected to. */
export const ListedDeed = CommendedDeed.extend({ shownFrom: Day, objectionsUntil: Day });
export type ListedDeed = z.infer<typeof ListedDeed>;

/** One entry of the red list; its own hash is a leaf of the manifest's tree. */
export const RedListEntry = z.strictObject({ ...organisation, deeds: z.array(ListedDeed).min(1) });
export type RedListEntry = z.infer<typeof RedListEntry>;

export const OrganisationRow = z.strictObject({
  kind: z.literal('organisation'),
  ...organisation,
  deeds: z.array(CommendedDeed).min(1),
});
export type OrganisationRow = z.infer<typeof OrganisationRow>;

export const SubjectRow = z.discriminatedUnion('kind', [OrganisationRow, PersonRow]);
export type SubjectRow = z.infer<typeof SubjectRow>;

/** What a stretch of a lane comes to; sums of these are the counts of the release. */
export const Tally = z.strictObject({
  organisations: z.int(),
  /** Persons with points after the release. */
  persons: z.int(),
  /** Points standing after the release. */
  points: z.int(),
  /** Persons for whom something changes: their number of ledger rows. */
  adjusted: z.int(),
  /** Rows for the points system: one grant, or a reversal for each earlier grant it touches. */
  changes: z.int(),
  /** Persons whose points reach the cap of the policy. */
  atCap: z.int().default(0),
  heldBack: z.array(HeldBack),
  policyVersions: z.array(z.int()),
  determiners: z.array(PersonRef),
});
export type Tally = z.infer<typeof Tally>;

/** The last subject of a part, and so where the next one starts. */
export const Place = z.strictObject({ shard: z.int().min(0), order: z.string() });
export type Place = z.infer<typeof Place>;

/** In the order of shards, and of subjects in a shard. */
export const isBehind = (a: Place, b: Place): boolean =>
  a.shard === b.shard ? a.order > b.order : a.shard > b.shard;

/** One immutable part of a lane: so many subjects in the order of the index, wherever the reader's pages ended. */
export const LanePart = z.strictObject({
  schemaVersion: z.literal(1),
  lane: z.int().min(0),
  part: z.int().min(0),
  last: Place,
  tally: Tally,
  rows: z.array(SubjectRow),
  /** In the order of subjects; a release from before this was kept has none. */
  held: z.array(HeldRow).default([]),
});
export type LanePart = z.infer<typeof LanePart>;

export const PartReference = z.strictObject({
  part: z.int().min(0),
  sha256: Sha256,
  length: z.int().min(1),
  last: Place,
  organisations: z.int().min(0),
  adjusted: z.int().min(0),
  changes: z.int().min(0),
  /** Reports held back: length of `held` in the part. */
  held: z.int().min(0).default(0),
});
export type PartReference = z.infer<typeof PartReference>;

/** Written last in a lane: where it stands, the lane is complete. */
export const LaneSummary = z.strictObject({
  schemaVersion: z.literal(1),
  lane: z.int().min(0),
  parts: z.array(PartReference),
  tally: Tally,
});
export type LaneSummary = z.infer<typeof LaneSummary>;

/** Subjects in one part: about a megabyte, so that a thousand records cost a fraction of a request. */
export const subjectsPerPart = 4_000;

/** The sum of many tallies, in one spelling whatever their order. */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  const sum = openTally();
  for (const tally of tallies) {
    sum.organisations += tally.organisations;
    sum.persons += tally.persons;
    sum.points += tally.points;
    sum.adjusted += tally.adjusted;
    sum.changes += tally.changes;
    sum.atCap += tally.atCap;
    for (const { rule, count } of tally.heldBack)
      sum.heldBack.set(rule, (sum.heldBack.get(rule) ?? 0) + count);
    for (const version of tally.policyVersions) sum.policyVersions.add(version);
    for (const person of tally.determiners) sum.determiners.add(person);
  }
  return closeTally(sum);
}

/** A tally being taken: a million subjects pass through it, so it is added to in place. */
export type OpenTally = {
  organisations: number;
  persons: number;
  points: number;
  adjusted: number;
  changes: number;
  atCap: number;
  readonly heldBack: Map<HoldingRule, number>;
  readonly policyVersions: Set<number>;
  readonly determiners: Set<PersonRef>;
};

export const openTally = (): OpenTally => ({
  organisations: 0,
  persons: 0,
  points: 0,
  adjusted: 0,
  changes: 0,
  atCap: 0,
  heldBack: new Map(),
  policyVersions: new Set(),
  determiners: new Set(),
});

export const closeTally = ({
  organisations,
  persons,
  points,
  adjusted,
  changes,
  atCap,
  ...sets
}: OpenTally): Tally => ({
  organisations,
  persons,
  points,
  adjusted,
  changes,
  atCap,
  heldBack: [...sets.heldBack]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1)),
  policyVersions: [...sets.policyVersions].sort((a, b) => a - b),
  determiners: [...sets.determiners].sort(),
});

/** What binds an approval to every row that is not public, and to everyone who may therefore not approve. */
export const Sealed = z.strictObject({
  schemaVersion: z.literal(1),
  lanes: z.array(z.strictObject({ lane: z.int().min(0), parts: z.array(PartReference) })),
  disclosure: Sha256,
  /** Of what is looked at before the approval; absent in a release from before this was kept. */
  preview: Sha256.optional(),
  determiners: z.array(PersonRef),
});
export type Sealed = z.infer<typeof Sealed>;
