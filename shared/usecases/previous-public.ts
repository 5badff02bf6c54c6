import type { RedListEntry } from '../domain/composition.ts';
import { dayOf } from '../domain/day.ts';
import { NameShard, type Standing } from '../domain/entry-state.ts';
import { FileIndex } from '../domain/public-files.ts';
import { RedList } from '../domain/red-list.ts';
import { compositionOf, type ReleaseState } from '../domain/release.ts';
import type { ReleaseCounts } from '../domain/release-action.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { inParallel } from './in-parallel.ts';
import { getReleaseRecord } from './record-release.ts';
import { keyOf, publicFiles, type ReleaseName, shardFiles } from './release-keys.ts';
import { parseFile, readSealed } from './release-parts.ts';

type Ports = {
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly files: Pick<ReleaseFiles, 'read'>;
};

/** What the public was told last, each file held against the hash that was approved then. */
export type PreviousPublic = {
  readonly entries: readonly RedListEntry[];
  readonly standings: readonly Standing[];
  readonly shards: number;
  /** null before the first release. */
  readonly counts: ReleaseCounts | null;
};

const nothing: PreviousPublic = { entries: [], standings: [], shards: 1, counts: null };

export async function previousPublic(
  { files, releases }: Ports,
  { campaignId }: ReleaseName,
  { frozen }: ReleaseState,
): Promise<PreviousPublic> {
  if (frozen.previous === null) return nothing;
  const name = { campaignId, release: frozen.previous.release };
  const { state } = await getReleaseRecord(releases, name);
  const { counts, files: composed } = compositionOf(state);
  const approved = new Map(composed.map(file => [file.name, file.sha256]));
  const read = (file: string, sha256: string) => readSealed(files, keyOf(name, file), sha256);
  const listHash = approved.get(publicFiles.json);
  if (listHash === undefined) throw new Error(`release ${campaignId} ${name.release} holds no list`);
  const listKey = keyOf(name, publicFiles.json);
  const list = parseFile(RedList, await read(publicFiles.json, listHash), listKey);
  const indexHash = approved.get(publicFiles.index);
  // A release from before there were shards: who stood in it is known, and since when is taken to be then.
  if (indexHash === undefined)
    return { ...nothing, counts, entries: list.entries, standings: standingsIn(list) };
  const index = parseFile(
    FileIndex,
    await read(publicFiles.index, indexHash),
    keyOf(name, publicFiles.index),
  );
  const hashes = new Map(index.files.map(file => [file.name, file.sha256]));
  const standings = await inParallel([...Array(index.shards).keys()], 8, async shard => {
    const file = shardFiles.names(shard);
    return parseFile(NameShard, await read(file, hashes.get(file) ?? ''), keyOf(name, file)).names;
  });
  return { entries: list.entries, standings: standings.flat(), shards: index.shards, counts };
}

const standingsIn = ({ entries, release, cutOff }: RedList): readonly Standing[] =>
  entries.map(({ creditCode, name }) => ({
    state: 'listed',
    creditCode,
    name,
    since: { release, day: dayOf(cutOff) },
  }));
