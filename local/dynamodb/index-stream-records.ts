import { DatabaseSync } from 'node:sqlite';

/**
 * Gives dynoxide's stream log the two indexes that its queries want and its schema (1.2.1) lacks: without them each
 * write to a table with a stream reads the table's whole log for the next sequence number, and a thousand reports later
 * a write takes thirty milliseconds. Made while the engine runs; SQLite tells it of the change.
 */
export function indexStreamRecords(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA busy_timeout = 5000;
      CREATE INDEX IF NOT EXISTS relief_stream_next ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
      CREATE INDEX IF NOT EXISTS relief_stream_shard ON _stream_records (table_name, shard_id, sequence_number);`);
  } finally {
    database.close();
  }
}
