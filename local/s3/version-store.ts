import type { DatabaseSync } from 'node:sqlite';
import type { BucketSettings } from './bucket-settings.ts';
import { type ObjectVersion, type Retention, type Tag, versionRow } from './object-version.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { inTransaction } from './s3-index.ts';

export type NewVersion = Omit<ObjectVersion, 'seq'>;
export type EventName = 'ObjectCreated:Put' | 'ObjectCreated:Copy' | 'ObjectCreated:CompleteMultipartUpload';

/** Rows of objects. Methods are synchronous: between two of them in one tick nothing can happen. */
export type VersionStore = {
  /** The newest row, which may be a delete marker. */
  current(bucket: string, key: string): ObjectVersion | undefined;
  byId(bucket: string, key: string, versionId: string): ObjectVersion | undefined;
  /**
   * Adds a version, and its event with it, if `check` allows it in the same transaction. Without versioning it takes
   * the place of the old row. Answers the blobs that no row names any more.
   */
  add(
    version: NewVersion,
    bucket: BucketSettings,
    eventName: EventName | undefined,
    check: (current: ObjectVersion | undefined) => Refusal | undefined,
    alongside?: () => string[],
  ): { seq: number; freed: string[] } | Refusal;
  remove(seq: number): void;
  setTags(seq: number, tags: readonly Tag[]): void;
  setRetention(seq: number, retention: Retention | null): void;
  setLegalHold(seq: number, on: boolean): void;
  isNamed(blob: string): boolean;
  hasRealVersions(bucket: string): boolean;
};

export function versionStore(index: DatabaseSync): VersionStore {
  const current = index.prepare(
    'SELECT * FROM versions WHERE bucket = ? AND key = ? ORDER BY seq DESC LIMIT 1',
  );
  const byId = index.prepare('SELECT * FROM versions WHERE bucket = ? AND key = ? AND version_id = ?');
  const remove = index.prepare('DELETE FROM versions WHERE seq = ?');
  const insert = index.prepare(
    `INSERT INTO versions (bucket, key, version_id, delete_marker, blob, size, etag, modified, facts, tags,
       lock_mode, lock_until, legal_hold) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const announce = index.prepare(
    `INSERT INTO outbox (seq, bucket, key, size, etag, version_id, event_name, event_time)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setTags = index.prepare('UPDATE versions SET tags = ? WHERE seq = ?');
  const setRetention = index.prepare('UPDATE versions SET lock_mode = ?, lock_until = ? WHERE seq = ?');
  const setLegalHold = index.prepare('UPDATE versions SET legal_hold = ? WHERE seq = ?');
  const named = index.prepare(
    'SELECT 1 FROM versions WHERE blob = ?1 UNION ALL SELECT 1 FROM parts WHERE blob = ?1 LIMIT 1',
  );
  const real = index.prepare(`SELECT 1 FROM versions WHERE bucket = ? AND version_id <> 'null' LIMIT 1`);

  const parse = (row: unknown) => (row === undefined ? undefined : versionRow.parse(row));
  const find = (bucket: string, key: string) => parse(current.get(bucket, key));

  return {
    current: find,
    byId: (bucket, key, versionId) => parse(byId.get(bucket, key, versionId)),
    add: (version, bucket, eventName, check, alongside) =>
      inTransaction(index, () => {
        const refusal = check(find(version.bucket, version.key));
        if (isRefusal(refusal)) return refusal;
        const freed = alongside?.() ?? [];
        const replaced = parse(byId.get(version.bucket, version.key, version.versionId));
        if (replaced) {
          remove.run(replaced.seq);
          if (replaced.blob !== null) freed.push(replaced.blob);
        }
        const { lastInsertRowid } = insert.run(
          version.bucket,
          version.key,
          version.versionId,
          version.deleteMarker ? 1 : 0,
          version.blob,
          version.size,
          version.etag,
          version.modified,
          JSON.stringify(version.facts),
          JSON.stringify(version.tags),
          version.retention?.mode ?? null,
          version.retention?.until ?? null,
          version.legalHold ? 1 : 0,
        );
        const seq = Number(lastInsertRowid);
        if (eventName !== undefined && bucket.notify) {
          const { key, size, etag, versionId, modified } = version;
          announce.run(seq, bucket.name, key, size, etag, versionId, eventName, modified);
        }
        return { seq, freed };
      }),
    remove: seq => void remove.run(seq),
    setTags: (seq, tags) => void setTags.run(JSON.stringify(tags), seq),
    setRetention: (seq, retention) =>
      void setRetention.run(retention?.mode ?? null, retention?.until ?? null, seq),
    setLegalHold: (seq, on) => void setLegalHold.run(on ? 1 : 0, seq),
    isNamed: blob => named.get(blob) !== undefined,
    hasRealVersions: bucket => real.get(bucket) !== undefined,
  };
}
