import type { ShardRange } from '../contract/publication-steps.ts';
import { ledgerRowOf } from '../domain/ledger.ts';
import { compositionOf, type ReleaseState } from '../domain/release.ts';
import type { LedgerStore } from '../ports/ledger-store.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { getReleaseRecord } from './record-release.ts';
import { partsOf, readPart, readSealedIndex } from './release-parts.ts';

export type WriteLedgerPorts = {
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly files: Pick<ReleaseFiles, 'read'>;
  readonly ledger: Pick<LedgerStore, 'write'>;
};

/** Writes the ledger rows of approved shards until all are done or time is up; a shard written again is the same rows. */
export async function writeLedgerShards(
  { releases, files, ledger }: WriteLedgerPorts,
  range: ShardRange,
  outOfTime: () => boolean,
): Promise<ShardRange & { done: boolean }> {
  const { campaignId, release, from, to } = range;
  const name = { campaignId, release };
  const { state } = await getReleaseRecord(releases, name);
  const writtenAt = approvedAt(state);
  const sealed = await readSealedIndex(files, name, compositionOf(state).sealedHash);
  for (let shard = from; shard < to; shard += 1) {
    if (outOfTime()) return { ...range, from: shard, done: false };
    for (const place of partsOf(sealed.shards, shard, shard + 1)) {
      if (place.changes === 0) continue;
      const { rows } = await readPart(files, name, place);
      const lines = rows.flatMap(row =>
        row.kind === 'person' ? [ledgerRowOf(row, campaignId, release, writtenAt)] : [],
      );
      await ledger.write(lines.filter(line => line !== null));
    }
  }
  return { ...range, from: to, done: true };
}

function approvedAt(state: ReleaseState) {
  const last = state.approvals.at(-1);
  const decided = state.status !== 'composed' && state.status !== 'rejected';
  if (last === undefined || !decided) throw new Error('a ledger is written of approved releases alone');
  return last.at;
}
