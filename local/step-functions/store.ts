import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type * as z from 'zod';

/** The engine's one file. Reads are immediate; writes are gathered and committed together, then acknowledged. */
export type Store = {
  run(sql: string, ...values: SQLInputValue[]): { changes: number; id: number };
  one<T>(row: z.ZodType<T>, sql: string, ...values: SQLInputValue[]): T | undefined;
  all<T>(row: z.ZodType<T>, sql: string, ...values: SQLInputValue[]): T[];
  /** Runs `work` inside the next transaction, alone in a savepoint; resolves once it is on the disk. */
  write<T>(work: () => T): Promise<T>;
  /** Called after each commit. */
  onCommit(listener: () => void): void;
  close(): void;
};

/**
 * One checkpoint row per frame: the execution itself, a branch, an iteration. Its phase says what it waits for:
 * run (a step), call (an invocation), token, sleep, join (its children), held (its turn), done, dead (a redrive).
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS definitions (hash TEXT PRIMARY KEY, name TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS executions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, definition TEXT NOT NULL,
    name TEXT NOT NULL, status TEXT NOT NULL, input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
    started_at INTEGER NOT NULL, stopped_at INTEGER, deadline INTEGER, transitions INTEGER NOT NULL DEFAULT 0,
    redrives INTEGER NOT NULL DEFAULT 0, redriven_at INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS executions_listed ON executions (machine, status, id);
  CREATE INDEX IF NOT EXISTS executions_of_machine ON executions (machine, id);
  CREATE INDEX IF NOT EXISTS executions_due ON executions (deadline) WHERE deadline IS NOT NULL;
  CREATE TABLE IF NOT EXISTS frames (
    id INTEGER PRIMARY KEY AUTOINCREMENT, execution INTEGER NOT NULL, parent INTEGER, slot INTEGER NOT NULL,
    state TEXT NOT NULL, phase TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0, input TEXT NOT NULL,
    variables TEXT NOT NULL DEFAULT '{}', item TEXT, entered_at INTEGER NOT NULL,
    attempts TEXT NOT NULL DEFAULT '[]', retries INTEGER NOT NULL DEFAULT 0, call TEXT, token TEXT UNIQUE,
    outcome TEXT, pending INTEGER, timeout_at INTEGER,
    heartbeat_at INTEGER, heartbeat_ms INTEGER, due_at INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS frames_of_execution ON frames (execution);
  CREATE INDEX IF NOT EXISTS frames_of_parent ON frames (parent, phase, slot) WHERE parent IS NOT NULL;
  CREATE INDEX IF NOT EXISTS frames_due ON frames (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS frames_to_run ON frames (id) WHERE phase = 'run';
  CREATE INDEX IF NOT EXISTS frames_to_call ON frames (entered_at, id, version) WHERE phase = 'call';
  CREATE TABLE IF NOT EXISTS history (
    execution INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,
    details TEXT NOT NULL, PRIMARY KEY (execution, seq)) STRICT, WITHOUT ROWID;
`;

/** Opens or creates the file, with every commit synced to the disk. */
export function openStore(file: string): Store {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  db.exec(SCHEMA);
  const statements = new Map<string, StatementSync>();
  const listeners: (() => void)[] = [];
  let queue: { work: () => void; done: () => void; failed: (error: unknown) => void }[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };

  const commit = () => {
    scheduled = undefined;
    const batch = queue;
    queue = [];
    const succeeded: (() => void)[] = [];
    const rejected: (() => void)[] = [];
    try {
      db.exec('BEGIN IMMEDIATE');
      for (const { work, done, failed } of batch) {
        db.exec('SAVEPOINT one');
        try {
          work();
          succeeded.push(done);
        } catch (error) {
          db.exec('ROLLBACK TO one');
          rejected.push(() => failed(error));
        }
        db.exec('RELEASE one');
      }
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const settle of [...succeeded, ...rejected]) settle();
    for (const listener of listeners) listener();
  };

  return {
    run(sql, ...values) {
      const { changes, lastInsertRowid } = prepared(sql).run(...values);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    one(row, sql, ...values) {
      const found = prepared(sql).get(...values);
      return found === undefined ? undefined : row.parse(found);
    },
    all: (row, sql, ...values) =>
      prepared(sql)
        .all(...values)
        .map(found => row.parse(found)),
    write: work =>
      new Promise((resolve, reject) => {
        let answer: () => void = () => undefined;
        queue.push({
          work() {
            const value = work();
            answer = () => resolve(value);
          },
          done: () => answer(),
          failed: reject,
        });
        scheduled ??= setImmediate(commit);
      }),
    onCommit: listener => void listeners.push(listener),
    close() {
      if (scheduled) {
        clearImmediate(scheduled);
        commit();
      }
      db.close();
    },
  };
}
