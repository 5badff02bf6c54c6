import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * `seq` orders everything: the newest row of a key is its current version, and it is the event's sequencer. A blob
 * is named by one row only. The outbox row of an object is written in the object's own transaction.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS versions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL,
    delete_marker INTEGER NOT NULL, blob TEXT, size INTEGER NOT NULL, etag TEXT NOT NULL,
    modified INTEGER NOT NULL, facts TEXT NOT NULL, tags TEXT NOT NULL,
    lock_mode TEXT, lock_until INTEGER, legal_hold INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS versions_by_key ON versions (bucket, key, seq DESC);
  CREATE UNIQUE INDEX IF NOT EXISTS versions_by_id ON versions (bucket, key, version_id);
  CREATE INDEX IF NOT EXISTS versions_by_blob ON versions (blob) WHERE blob IS NOT NULL;
  CREATE TABLE IF NOT EXISTS uploads (
    upload_id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, initiated INTEGER NOT NULL,
    draft TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS parts (
    upload_id TEXT NOT NULL, part_number INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL,
    etag TEXT NOT NULL, modified INTEGER NOT NULL, checksum TEXT NOT NULL,
    PRIMARY KEY (upload_id, part_number)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS parts_by_blob ON parts (blob);
  CREATE TABLE IF NOT EXISTS outbox (
    seq INTEGER PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL,
    etag TEXT NOT NULL, version_id TEXT NOT NULL, event_name TEXT NOT NULL, event_time INTEGER NOT NULL
  ) STRICT;
`;

/**
 * Opens the index. The lock is exclusive, so a second engine on the same directory fails at once instead of sweeping
 * the first one's uploads; the kernel frees it when a process is killed.
 */
export function openS3Index(directory: string): DatabaseSync {
  const index = new DatabaseSync(join(directory, 'index.sqlite'));
  try {
    index.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
    index.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
  } catch (cause) {
    index.close();
    throw new Error('the S3 index could not be opened; is another engine running on its directory?', {
      cause,
    });
  }
  return index;
}

/** All of `work` or nothing of it. A returned refusal must have written nothing. */
export function inTransaction<Result>(index: DatabaseSync, work: () => Result): Result {
  index.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    index.exec('COMMIT');
    return result;
  } catch (fault) {
    if (index.isTransaction) index.exec('ROLLBACK');
    throw fault;
  }
}
