import { CreditCode } from '../../shared/domain/credit-code.ts';
import { nameKeyOf } from '../../shared/domain/entry-name.ts';
import { entryShardOf, nameShardOf, shardLabel } from '../../shared/domain/entry-shards.ts';
import {
  type EntryRecord,
  EntryShard,
  isListed,
  NameShard,
  type Standing,
} from '../../shared/domain/entry-state.ts';
import { Pointer } from '../../shared/domain/public-files.ts';
import type { PublishedPlace } from './published-place.ts';
import { canonicalOf } from './published-text.ts';

export type LookedUp = {
  readonly release: number;
  /** The one file that was asked for, hit or miss. */
  readonly file: string;
  readonly found: readonly Standing[];
};

/**
 * How an organisation stands, by its credit code or its name, from two static files: the pointer, and one shard which is the
 * same for everybody whose key falls into it. null where the campaign has no release that can be looked up in.
 */
export async function lookUp(
  place: PublishedPlace,
  campaignId: string,
  sought: string,
): Promise<LookedUp | null> {
  const ask = await openLookUp(place, campaignId);
  return ask === null ? null : ask(sought);
}

/** The same for who asks more than once: the pointer is read now, and then one file for each question. */
export async function openLookUp(
  place: PublishedPlace,
  campaignId: string,
): Promise<((sought: string) => Promise<LookedUp | null>) | null> {
  const bytes = await place.read(`campaigns/${campaignId}/latest.json`);
  const pointer = bytes === null ? null : canonicalOf(Pointer, bytes);
  if (!pointer?.lookup) return null;
  const { release, lookup } = pointer;
  return sought => lookUpIn(place, release, lookup, sought);
}

async function lookUpIn(
  place: PublishedPlace,
  release: number,
  { shards, entries, names }: NonNullable<Pointer['lookup']>,
  sought: string,
): Promise<LookedUp | null> {
  const code = CreditCode.safeParse(sought);
  const file = code.success
    ? `${entries}${shardLabel(entryShardOf(code.data, shards))}.json`
    : `${names}${shardLabel(nameShardOf(sought, shards))}.json`;
  const shard = await place.read(file);
  if (shard === null) return null;
  const standings: readonly (EntryRecord | Standing)[] | undefined = code.success
    ? canonicalOf(EntryShard, shard)?.entries
    : canonicalOf(NameShard, shard)?.names;
  if (standings === undefined) return null;
  const isSought = ({ creditCode, name }: Standing) =>
    code.success ? creditCode === code.data : nameKeyOf(name) === nameKeyOf(sought);
  return { release, file, found: standings.filter(isSought).map(plain) };
}

/** Without the entry and its path, which a look-up by name does not have either. */
function plain(standing: EntryRecord | Standing): Standing {
  const { creditCode, name, since } = standing;
  return isListed(standing)
    ? { state: standing.state, creditCode, name, since }
    : { state: standing.state, creditCode, name, since, until: standing.until };
}
