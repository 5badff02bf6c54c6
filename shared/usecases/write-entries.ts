import { canonicalJson, sha256Of } from '../domain/canonical.ts';
import { entryPage } from '../domain/entry-page.ts';
import { commonLength, entryShardOf, nameShardOf, padded } from '../domain/entry-shards.ts';
import {
  type EntryRecord,
  type EntryShard,
  isListed,
  type NameShard,
  type Standing,
} from '../domain/entry-state.ts';
import type { MerkleTree } from '../domain/manifest-tree.ts';
import type { FileIndex } from '../domain/public-files.ts';
import type { RedList } from '../domain/red-list.ts';
import type { ReleaseFile } from '../domain/release-action.ts';
import type { ReleaseFiles, ReleaseFileType } from '../ports/release-files.ts';
import { inParallel } from './in-parallel.ts';
import { keyOf, publicFiles, type ReleaseName, shardFiles } from './release-keys.ts';

/** Writes one sealed file of a release, and says what the manifest says of it. */
export type ReleaseWriter = (
  file: string,
  contents: string | Uint8Array,
  type: ReleaseFileType,
) => Promise<ReleaseFile>;

export const releaseWriter =
  (files: Pick<ReleaseFiles, 'write'>, name: ReleaseName): ReleaseWriter =>
  async (file, contents, type) => {
    const bytes = Buffer.from(contents);
    await files.write(keyOf(name, file), bytes, type);
    return { name: file, sha256: sha256Of(bytes), length: bytes.byteLength };
  };

export type EntriesGiven = {
  readonly list: RedList;
  readonly tree: MerkleTree;
  readonly standings: readonly Standing[];
  readonly shards: number;
};

/**
 * Everybody who is or was listed, in shards by credit code (as data and as pages) and by name, and last the index that the
 * manifest holds. A few shards are in memory at a time; each is made twice, because all of a kind are as long as the longest.
 */
export async function writeEntries(put: ReleaseWriter, given: EntriesGiven): Promise<ReleaseFile> {
  const { list, standings, shards } = given;
  const byCode = inShards(standings, shards, ({ creditCode }) => entryShardOf(creditCode, shards));
  const byName = inShards(standings, shards, ({ name }) => nameShardOf(name, shards));
  const places = new Map(list.entries.map(({ creditCode }, leaf) => [creditCode, leaf]));
  const entriesOf = (shard: number) => entryShard(given, shard, byCode[shard] ?? [], places);
  const files = [
    await writeKind(put, shards, shardFiles.entries, 'application/json', shard =>
      canonicalJson(entriesOf(shard)),
    ),
    await writeKind(put, shards, shardFiles.pages, 'text/html; charset=utf-8', shard =>
      entryPage(entriesOf(shard), list),
    ),
    await writeKind(put, shards, shardFiles.names, 'application/json', shard =>
      canonicalJson(nameShard(given, shard, byName[shard] ?? [])),
    ),
  ];
  const index: FileIndex = {
    schemaVersion: 1,
    campaignId: list.campaign.campaignId,
    release: list.release,
    shards,
    files: files.flat().sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
  return put(publicFiles.index, canonicalJson(index), 'application/json');
}

function inShards(
  standings: readonly Standing[],
  shards: number,
  shardOf: (standing: Standing) => number,
): readonly (readonly Standing[])[] {
  const groups: Standing[][] = Array.from({ length: shards }, () => []);
  for (const standing of standings) groups[shardOf(standing)]?.push(standing);
  return groups;
}

async function writeKind(
  put: ReleaseWriter,
  shards: number,
  nameOf: (shard: number) => string,
  type: ReleaseFileType,
  textOf: (shard: number) => string,
): Promise<ReleaseFile[]> {
  const all = [...Array(shards).keys()];
  const longest = all.reduce((most, shard) => Math.max(most, Buffer.byteLength(textOf(shard))), 0);
  const length = commonLength(longest);
  return inParallel(all, 8, shard => put(nameOf(shard), padded(textOf(shard), length), type));
}

const headOf = ({ list, shards }: EntriesGiven, shard: number) => ({
  schemaVersion: 1 as const,
  campaign: list.campaign,
  release: list.release,
  cutOff: list.cutOff,
  shard,
  shards,
});

const entryShard = (
  given: EntriesGiven,
  shard: number,
  standings: readonly Standing[],
  places: ReadonlyMap<string, number>,
): EntryShard => ({
  ...headOf(given, shard),
  kind: 'entries',
  list: {
    entries: given.list.entries.length,
    merkleRoot: given.tree.root,
    manifest: `../${publicFiles.manifest}`,
  },
  entries: standings.map(standing => recordOf(standing, given, places)),
});

function recordOf(
  standing: Standing,
  { list, tree }: EntriesGiven,
  places: ReadonlyMap<string, number>,
): EntryRecord {
  if (!isListed(standing)) return standing;
  const leaf = places.get(standing.creditCode) ?? -1;
  const entry = list.entries[leaf];
  if (entry === undefined) throw new Error(`${standing.creditCode} stands without an entry`);
  return { ...standing, entry, leaf, proof: [...tree.proofOf(leaf)] };
}

const nameShard = (given: EntriesGiven, shard: number, names: readonly Standing[]): NameShard => ({
  ...headOf(given, shard),
  kind: 'names',
  names: [...names],
});
