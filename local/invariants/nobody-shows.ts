import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { canariesOf } from './canaries.ts';
import { inParallel } from './in-parallel.ts';
import type { StackReader, StoredItem } from './read-stack.ts';
import type { RegisteredPerson } from './registered-people.ts';

/**
 * I8: nobody whom the issuer knows can be read from a log or metric, a table (the sealed vault included), a queue, an
 * event that waits, a workflow's inputs and history, a key of any bucket, a sealed part or a public file. The stores of
 * the issuer and of the two other systems are not the application's; files of evidence and of imports are what people sent.
 */
export async function nobodyShows(
  reader: StackReader,
  people: readonly RegisteredPerson[],
): Promise<string[]> {
  const canaries = canariesOf(people);
  const found = new Set<string>();
  const look = (where: string, bytes: Uint8Array) => {
    for (const what of canaries.foundIn(bytes)) found.add(`I8 ${where} holds: ${what}`);
  };
  lookIntoLogs(reader, look);
  lookIntoEngines(reader, look);
  await lookIntoTables(reader, look);
  await lookIntoBuckets(reader, look);
  return [...found].sort();
}

type Look = (where: string, bytes: Uint8Array) => void;

/** Functions write their logs and their metrics (EMF) into one file each. */
function lookIntoLogs({ stack }: StackReader, look: Look): void {
  const folder = stack.running.logDirectory;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.log')) look(`log ${file}`, readFileSync(join(folder, file)));
  }
}

/** Queues, events on their way, executions with their inputs, outputs and histories: read past the engines' APIs. */
function lookIntoEngines({ dataDirectory }: StackReader, look: Look): void {
  for (const file of ['runner.sqlite', 'step-functions.sqlite']) {
    const database = new DatabaseSync(join(dataDirectory, file), { readOnly: true });
    try {
      for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()) {
        const table = String(name);
        // One text for many rows: the search begins anew with each text.
        let texts: string[] = [];
        const flush = () => {
          look(`${file} ${table}`, Buffer.from(texts.join('\n')));
          texts = [];
        };
        for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) {
          for (const value of Object.values(row))
            texts.push(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value));
          if (texts.length > 10_000) flush();
        }
        flush();
      }
    } finally {
      database.close();
    }
  }
}

async function lookIntoTables(reader: StackReader, look: Look): Promise<void> {
  for (const table of ['reports', 'office', 'ledger', 'vault', 'batches', 'outbox'] as const) {
    for (const item of await reader.scan(table)) look(`table ${table}`, bytesOf(item));
  }
}

/** As text, and what is binary as it is. */
const bytesOf = (item: StoredItem): Buffer =>
  Buffer.concat([
    Buffer.from(JSON.stringify(item, (_, value) => (value instanceof Uint8Array ? undefined : value))),
    ...Object.values(item).filter(value => value instanceof Uint8Array),
  ]);

async function lookIntoBuckets(reader: StackReader, look: Look): Promise<void> {
  for (const bucket of ['evidence', 'quarantine', 'imports', 'releases', 'publications'] as const) {
    const keys = await reader.keys(bucket);
    look(`keys of bucket ${bucket}`, Buffer.from(keys.join('\n')));
    if (bucket === 'evidence' || bucket === 'quarantine' || bucket === 'imports') continue;
    await inParallel(keys, async key => {
      const { Body, Metadata } = await reader.s3.send(
        new GetObjectCommand({ Bucket: reader.bucket(bucket), Key: key }),
      );
      look(`bucket ${bucket}, ${key}`, (await Body?.transformToByteArray()) ?? new Uint8Array());
      look(`bucket ${bucket}, metadata`, Buffer.from(JSON.stringify(Metadata ?? {})));
    });
  }
}
