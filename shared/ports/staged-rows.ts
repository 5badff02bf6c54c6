import type { ImportId } from '../domain/ids.ts';
import type { StagedChunk } from '../domain/import-row.ts';
import type { Moment } from '../domain/moment.ts';

/** Good rows that wait for their lead, sealed: nobody reads them but the step that lets them act. */
export type StagedRows = {
  /** Puts chunks under their first rows; again is the same. */
  stage(importId: ImportId, chunks: readonly StagedChunk[], keepUntil: Moment): Promise<void>;
  /** Chunks that begin after a row, in their order. */
  chunks(importId: ImportId, after: number): AsyncIterable<StagedChunk>;
};
