import * as z from 'zod';
import { type PointsChange, pointsChangesOf, rowsPerBatch } from '../domain/delivery.ts';
import { DisclosureRow } from '../domain/disclosure-row.ts';
import type { SubjectId } from '../domain/ids.ts';
import { compositionOf, type ReleaseState } from '../domain/release.ts';
import type { DownstreamName } from '../domain/release-action.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import { keyOf, type ReleaseName, sealedFiles } from './release-keys.ts';
import { parseFile, partsOf, readPart, readSealed, readSealedIndex } from './release-parts.ts';

/** A row as it will be handed over, before the person of it is known. */
export type PlannedRow = DisclosureRow | { readonly change: PointsChange; readonly subjectId: SubjectId };

/** The same rows in the same batch whenever it is planned; `batch` names it within the release and the downstream. */
export type PlannedBatch = {
  readonly name: string;
  readonly part: number;
  readonly batch: number;
  readonly rows: readonly PlannedRow[];
};

export const rowIdIn = (row: PlannedRow): string => ('change' in row ? row.change.rowId : row.rowId);

/** Everything a release hands to one downstream, part by part from a position on. Memory holds one part. */
export async function* plannedParts(
  files: Pick<ReleaseFiles, 'read'>,
  release: ReleaseName,
  state: ReleaseState,
  downstream: DownstreamName,
  from = { part: 0, batch: 0 },
): AsyncGenerator<readonly PlannedBatch[]> {
  const sealed = await readSealedIndex(files, release, compositionOf(state).sealedHash);
  if (downstream === 'disclosure') {
    if (from.part > 0) return;
    const key = keyOf(release, sealedFiles.disclosure);
    const rows = parseFile(z.array(DisclosureRow), await readSealed(files, key, sealed.disclosure), key);
    yield batchesOf('00-00000', 0, rows).slice(from.batch);
    return;
  }
  for (const [part, place] of partsOf(sealed.lanes).entries()) {
    if (part < from.part || place.changes === 0) continue;
    const { rows } = await readPart(files, release, place);
    const planned = rows.flatMap(row =>
      row.kind === 'organisation'
        ? []
        : pointsChangesOf(row, release.campaignId, release.release).map(change => ({
            change,
            subjectId: row.subjectId,
          })),
    );
    const name = `${String(place.lane).padStart(2, '0')}-${String(place.part).padStart(5, '0')}`;
    yield batchesOf(name, part, planned).slice(part === from.part ? from.batch : 0);
  }
}

const batchesOf = (name: string, part: number, rows: readonly PlannedRow[]): readonly PlannedBatch[] =>
  Array.from({ length: Math.ceil(rows.length / rowsPerBatch) }, (_, batch) => ({
    name: `${name}-${String(batch).padStart(3, '0')}`,
    part,
    batch,
    rows: rows.slice(batch * rowsPerBatch, (batch + 1) * rowsPerBatch),
  }));
