import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { RedListEntry } from './composition.ts';
import { Day } from './day.ts';
import { CampaignId, ReleaseNumber, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';

/**
 * The plain state of an organisation that is or was on the list. Who is in no file was never listed. A release gives
 * `listed` and `removed`; the others are words that a later one may use, which every reader must understand already.
 */
export const EntryState = z.enum(['listed', 'objection-pending', 'repaired', 'withdrawn', 'removed']);
export type EntryState = z.infer<typeof EntryState>;

const OnTheList = EntryState.extract(['listed', 'objection-pending']);
const OffTheList = EntryState.extract(['repaired', 'withdrawn', 'removed']);

/** A release and the day in Asia/Shanghai of its cut-off. */
export const ReleaseDay = z.strictObject({ release: ReleaseNumber, day: Day });
export type ReleaseDay = z.infer<typeof ReleaseDay>;

const who = { creditCode: z.string().length(18), name: z.string().min(1) };
/** `since`: the release that listed it last. `until`: the release from which on it is left out. */
const on = { state: OnTheList, ...who, since: ReleaseDay };
const off = { state: OffTheList, ...who, since: ReleaseDay, until: ReleaseDay };

/** Whether somebody is listed, and since when: what a look-up by name answers. A removal stays told for good. */
export const Standing = z.discriminatedUnion('state', [z.strictObject(on), z.strictObject(off)]);
export type Standing = z.infer<typeof Standing>;

/** The same with the listed entry, its place in the list and the path from there to the root in the signed manifest. */
export const EntryRecord = z.discriminatedUnion('state', [
  z.strictObject({ ...on, entry: RedListEntry, leaf: z.int().min(0), proof: z.array(Sha256) }),
  z.strictObject(off),
]);
export type EntryRecord = z.infer<typeof EntryRecord>;

const shardOfARelease = {
  schemaVersion: z.literal(1),
  campaign: z.strictObject({ campaignId: CampaignId, name: Bilingual }),
  release: ReleaseNumber,
  cutOff: Moment,
  shard: z.int().min(0),
  shards: z.int().min(1),
};

/** All entries whose credit codes hash to one shard: `entries/<shard>.json`. */
export const EntryShard = z.strictObject({
  ...shardOfARelease,
  kind: z.literal('entries'),
  /** The list that the proofs are about; its root stands in the release's signed manifest. */
  list: z.strictObject({ entries: z.int().min(0), merkleRoot: Sha256.nullable(), manifest: z.string() }),
  entries: z.array(EntryRecord),
});
export type EntryShard = z.infer<typeof EntryShard>;

/** All that are or were listed whose names hash to one shard: `names/<shard>.json`. */
export const NameShard = z.strictObject({
  ...shardOfARelease,
  kind: z.literal('names'),
  names: z.array(Standing),
});
export type NameShard = z.infer<typeof NameShard>;

/** Every word for a state, as pages and programs say it. */
export const stateNames: Readonly<Record<EntryState, Bilingual>> = {
  listed: { zh: '在榜', en: 'Listed' },
  'objection-pending': { zh: '异议处理中', en: 'Listed, objection pending' },
  repaired: { zh: '已完成信用修复', en: 'Left the list after repair' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  removed: { zh: '已移出名单', en: 'Removed from the list' },
};

export const isListed = <T extends { readonly state: EntryState }>(
  standing: T,
): standing is Extract<T, { state: 'listed' | 'objection-pending' }> =>
  OnTheList.safeParse(standing.state).success;

/**
 * Who stands how after a release, in the order of their codes. An entry that the list leaves out becomes a removal; one that
 * comes back is listed since its return.
 */
export function standingsAfter(
  before: readonly Standing[],
  entries: readonly RedListEntry[],
  release: ReleaseDay,
): readonly Standing[] {
  const known = new Map(before.map(standing => [standing.creditCode, standing]));
  const listed = entries.map(({ creditCode, name }): Standing => {
    const earlier = known.get(creditCode);
    known.delete(creditCode);
    const since = earlier !== undefined && isListed(earlier) ? earlier.since : release;
    return { state: 'listed', creditCode, name, since };
  });
  const gone = [...known.values()].map(
    (standing): Standing =>
      isListed(standing) ? { ...standing, state: 'removed', until: release } : standing,
  );
  return [...listed, ...gone].sort((a, b) => (a.creditCode < b.creditCode ? -1 : 1));
}
