import type { LanePosition } from '../contract/publication-steps.ts';
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

/** Writes an approved lane's ledger rows, part by part, until all are done or time is up; a part written again is the same rows. */
export async function writeLedgerLane(
  { releases, files, ledger }: WriteLedgerPorts,
  position: LanePosition,
  outOfTime: () => boolean,
): Promise<LanePosition & { done: boolean; paused?: boolean }> {
  const { campaignId, release } = position;
  const name = { campaignId, release };
  const { state } = await getReleaseRecord(releases, name);
  const writtenAt = approvedAt(state);
  if (state.paused !== null) return { ...position, done: false, paused: true };
  const sealed = await readSealedIndex(files, name, compositionOf(state).sealedHash);
  for (const place of partsOf(sealed.lanes, position.lane)) {
    if (place.part < position.part || place.adjusted === 0) continue;
    if (place.part > position.part && outOfTime()) return { ...position, part: place.part, done: false };
    const { rows } = await readPart(files, name, place);
    const lines = rows.map(row =>
      row.kind === 'person' ? ledgerRowOf(row, campaignId, release, writtenAt) : null,
    );
    await ledger.write(lines.filter(line => line !== null));
  }
  return { ...position, done: true };
}

/** The moment of the second approval: the same whenever the ledger is written again. */
function approvedAt({ status, approvals }: ReleaseState) {
  const last = approvals.at(-1);
  if (last === undefined || status === 'composed' || status === 'rejected') {
    throw new Error('a ledger is written of approved releases alone');
  }
  return last.at;
}
