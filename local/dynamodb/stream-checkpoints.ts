import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const Row = z.object({ sequence_number: z.string() }).optional();

/** How far each event source mapping has come in each shard, durable. */
export type StreamCheckpoints = {
  /** The last sequence number that was dealt with; undefined when the mapping is new to the shard. */
  read(mapping: string, shard: string): string | undefined;
  /** Joins the transaction that is open on the database, if one is. */
  save(mapping: string, shard: string, sequenceNumber: string): void;
};

export function streamCheckpoints(database: DatabaseSync): StreamCheckpoints {
  database.exec(`CREATE TABLE IF NOT EXISTS checkpoint (
    mapping TEXT NOT NULL, shard TEXT NOT NULL, sequence_number TEXT NOT NULL, PRIMARY KEY (mapping, shard)) STRICT;`);
  const select = database.prepare('SELECT sequence_number FROM checkpoint WHERE mapping = ? AND shard = ?');
  const replace = database.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?)');
  return {
    read: (mapping, shard) => Row.parse(select.get(mapping, shard))?.sequence_number,
    save: (mapping, shard, sequenceNumber) => void replace.run(mapping, shard, sequenceNumber),
  };
}
