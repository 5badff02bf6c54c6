import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { StoredChecksum } from './checksum.ts';
import { type ObjectDraft, objectDraftJson, storedChecksumJson } from './object-version.ts';
import { inTransaction } from './s3-index.ts';

/** A multipart upload under way. `initiated` is in ms since the epoch. */
export type Upload = { uploadId: string; bucket: string; key: string; initiated: number; draft: ObjectDraft };

export type Part = {
  partNumber: number;
  blob: string;
  size: number;
  etag: string;
  modified: number;
  checksum: StoredChecksum;
};

export type UploadStore = {
  begin(upload: Upload): void;
  find(uploadId: string): Upload | undefined;
  parts(uploadId: string): Part[];
  /**
   * Sets a part, in place of an older one. Answers the blobs no row names any more: the part's own, if the upload
   * ended while its bytes came in.
   */
  putPart(uploadId: string, part: Part): { known: boolean; freed: string[] };
  /** Forgets the upload; answers its parts' blobs. For use inside a transaction. */
  forget(uploadId: string): string[];
};

const uploadRow = z
  .object({
    upload_id: z.string(),
    bucket: z.string(),
    key: z.string(),
    initiated: z.number(),
    draft: objectDraftJson,
  })
  .transform(({ upload_id, ...row }): Upload => ({ uploadId: upload_id, ...row }));

const partRow = z
  .object({
    part_number: z.number(),
    blob: z.string(),
    size: z.number(),
    etag: z.string(),
    modified: z.number(),
    checksum: storedChecksumJson,
  })
  .transform(({ part_number, ...row }): Part => ({ partNumber: part_number, ...row }));

export function uploadStore(index: DatabaseSync): UploadStore {
  const begin = index.prepare(
    'INSERT INTO uploads (upload_id, bucket, key, initiated, draft) VALUES (?, ?, ?, ?, ?)',
  );
  const find = index.prepare('SELECT * FROM uploads WHERE upload_id = ?');
  const parts = index.prepare('SELECT * FROM parts WHERE upload_id = ? ORDER BY part_number');
  const older = index.prepare('SELECT blob FROM parts WHERE upload_id = ? AND part_number = ?');
  const put = index.prepare(
    `INSERT OR REPLACE INTO parts (upload_id, part_number, blob, size, etag, modified, checksum)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const forgetUpload = index.prepare('DELETE FROM uploads WHERE upload_id = ?');
  const forgetParts = index.prepare('DELETE FROM parts WHERE upload_id = ? RETURNING blob');
  const blobs = (rows: unknown) =>
    z
      .array(z.object({ blob: z.string() }))
      .parse(rows)
      .map(row => row.blob);

  return {
    begin: ({ uploadId, bucket, key, initiated, draft }) =>
      void begin.run(uploadId, bucket, key, initiated, JSON.stringify(draft)),
    find(uploadId) {
      const row = find.get(uploadId);
      return row === undefined ? undefined : uploadRow.parse(row);
    },
    parts: uploadId => z.array(partRow).parse(parts.all(uploadId)),
    putPart: (uploadId, part) =>
      inTransaction(index, () => {
        if (find.get(uploadId) === undefined) return { known: false, freed: [part.blob] };
        const freed = blobs(older.all(uploadId, part.partNumber));
        const { partNumber, blob, size, etag, modified, checksum } = part;
        put.run(uploadId, partNumber, blob, size, etag, modified, JSON.stringify(checksum));
        return { known: true, freed };
      }),
    forget(uploadId) {
      forgetUpload.run(uploadId);
      return blobs(forgetParts.all(uploadId));
    },
  };
}
