import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../template/open-database.ts';
import type { CheckedRow } from './delivered-batch.ts';

/** Accepted rows are never changed; a rejected row is remembered until it is accepted. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS batches (
    key TEXT PRIMARY KEY, body_hash TEXT NOT NULL, answer TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS rows (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, row_id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL,
    receipt_id TEXT NOT NULL, accepted_at TEXT NOT NULL, operation TEXT NOT NULL, subject TEXT NOT NULL,
    points INTEGER, reverses TEXT, content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS rows_by_subject ON rows (subject, seq);
  CREATE INDEX IF NOT EXISTS rows_by_reversed ON rows (reverses) WHERE reverses IS NOT NULL;
  CREATE TABLE IF NOT EXISTS rejections (
    row_id TEXT PRIMARY KEY, receipt_id TEXT NOT NULL, reason TEXT NOT NULL
  ) STRICT;
`;

export type HeldRow = CheckedRow & {
  readonly seq: number;
  readonly hash: string;
  readonly receiptId: string;
  readonly acceptedAt: string;
  readonly content: unknown;
};

export type RowLedger = {
  readonly database: DatabaseSync;
  batch(key: string): { readonly bodyHash: string; readonly answer: unknown } | null;
  keepBatch(key: string, bodyHash: string, answer: unknown): void;
  row(rowId: string): HeldRow | null;
  accept(row: CheckedRow & Pick<HeldRow, 'hash' | 'receiptId' | 'acceptedAt' | 'content'>): void;
  reject(rowId: string, receiptId: string, reason: string): void;
  /** As if it had never come; the answer that it was taken stays given. */
  forget(rowId: string): void;
  reversedOf(grantRowId: string): number;
  lastOf(subject: string): HeldRow | null;
  allOf(subject: string): readonly HeldRow[];
  page(after: number, limit: number): readonly HeldRow[];
  counts(): { readonly batches: number; readonly accepted: number; readonly rejected: number };
};

/** Opens what one downstream system holds; for its owner's eyes only, because points rows name people. */
export function openRowLedger(file: string): RowLedger {
  mkdirSync(dirname(file), { recursive: true });
  // SQLite gives its log the mode of the file.
  closeSync(openSync(file, 'a', 0o600));
  const database = openDatabase(file);
  database.exec(SCHEMA);
  const batchOf = database.prepare('SELECT body_hash, answer FROM batches WHERE key = ?');
  const putBatch = database.prepare('INSERT INTO batches VALUES (?, ?, ?)');
  const rowOf = database.prepare('SELECT * FROM rows WHERE row_id = ?');
  const putRow = database.prepare(`
    INSERT INTO rows (row_id, hash, receipt_id, accepted_at, operation, subject, points, reverses, content)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const forgetRow = database.prepare('DELETE FROM rows WHERE row_id = ?');
  const putRejection = database.prepare('INSERT OR REPLACE INTO rejections VALUES (?, ?, ?)');
  const dropRejection = database.prepare('DELETE FROM rejections WHERE row_id = ?');
  const reversed = database.prepare('SELECT coalesce(sum(points), 0) AS points FROM rows WHERE reverses = ?');
  const lastRow = database.prepare('SELECT * FROM rows WHERE subject = ? ORDER BY seq DESC LIMIT 1');
  const subjectRows = database.prepare('SELECT * FROM rows WHERE subject = ? ORDER BY seq');
  const pageOf = database.prepare('SELECT * FROM rows WHERE seq > ? ORDER BY seq LIMIT ?');
  const counted = database.prepare(`
    SELECT (SELECT count(*) FROM batches) AS batches, (SELECT count(*) FROM rows) AS accepted,
      (SELECT count(*) FROM rejections) AS rejected`);

  return {
    database,
    batch(key) {
      const found = batchOf.get(key);
      return found
        ? { bodyHash: String(found['body_hash']), answer: JSON.parse(String(found['answer'])) }
        : null;
    },
    keepBatch: (key, bodyHash, answer) => void putBatch.run(key, bodyHash, JSON.stringify(answer)),
    row: rowId => held(rowOf.get(rowId)),
    accept({ rowId, hash, receiptId, acceptedAt, operation, subject, points, reverses, content }) {
      const text = JSON.stringify(content);
      putRow.run(rowId, hash, receiptId, acceptedAt, operation, subject, points, reverses, text);
      dropRejection.run(rowId);
    },
    reject: (rowId, receiptId, reason) => void putRejection.run(rowId, receiptId, reason),
    forget: rowId => void forgetRow.run(rowId),
    reversedOf: grantRowId => Number(reversed.get(grantRowId)?.['points']),
    lastOf: subject => held(lastRow.get(subject)),
    allOf: subject => subjectRows.all(subject).flatMap(row => held(row) ?? []),
    page: (after, limit) => pageOf.all(after, limit).flatMap(row => held(row) ?? []),
    counts() {
      const { batches, accepted, rejected } = counted.get() ?? {};
      return { batches: Number(batches), accepted: Number(accepted), rejected: Number(rejected) };
    },
  };
}

type Columns = Readonly<Record<string, unknown>>;

function held(row: Columns | undefined): HeldRow | null {
  if (!row) return null;
  return {
    seq: Number(row['seq']),
    rowId: String(row['row_id']),
    hash: String(row['hash']),
    receiptId: String(row['receipt_id']),
    acceptedAt: String(row['accepted_at']),
    operation: String(row['operation']),
    subject: String(row['subject']),
    points: row['points'] === null ? null : Number(row['points']),
    reverses: row['reverses'] === null ? null : String(row['reverses']),
    content: JSON.parse(String(row['content'])),
  };
}
