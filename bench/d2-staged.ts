import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { startKms } from '../local/kms/start-kms.ts';
import { localAccount, localArn, localCredentials } from '../local/template/local-account.ts';
import { writeCsv } from './data/write-tables.ts';
import { alone, type Measured } from './harness/alone.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { inTurns, ratiosOf } from './harness/compare.ts';
import { freshEngine, templateTables } from './harness/engines.ts';
import { writeImportRoom } from './harness/import-room.ts';

const ours = new URL('subjects/staged-import.ts', import.meta.url);
const limit = new URL('reference/limit/batch-write.ts', import.meta.url);
const key = localArn('kms', 'key/sealing');

type Item = Record<string, AttributeValue>;

/** Everything that an import left behind. */
async function itemsIn(endpoint: string): Promise<Item[]> {
  const client = new DynamoDBClient({
    endpoint,
    region: localAccount.region,
    credentials: localCredentials,
  });
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: 'Batches' })) items.push(...Items);
  client.destroy();
  return items;
}

/** The same bytes with each good row as an item of its own, as a program writes them that does not pack rows. */
const rowByRow = (items: readonly Item[]): Item[] =>
  items.flatMap(item => {
    const [first, last] = [Number(item['first']?.N), Number(item['last']?.N)];
    const sealed = item['sealed']?.B;
    if (sealed === undefined) return [item];
    const rows = last - first + 1;
    const length = Math.ceil(sealed.length / rows);
    return Array.from({ length: rows }, (_, index) => ({
      ...item,
      sk: { S: `STAGED#${String(first + index).padStart(7, '0')}` },
      sealed: { B: sealed.slice(index * length, (index + 1) * length) },
    }));
  });

export const benchmark: Benchmark = {
  id: 'd2',
  what: 'a CSV file of persons read, judged, sealed and staged, against BatchWriteItem',
  packages: ['@aws-sdk/client-dynamodb', '@aws-crypto/client-node', '@dynoxide/linux-x64'],
  async run({ rounds, large, seed, room, say }) {
    const rows = large ? 100_000 : 20_000;
    const csv = join(room, 'persons.csv');
    const [packed, unpacked] = [join(room, 'packed'), join(room, 'unpacked')];
    await writeCsv(csv, rows, seed);
    const tables = await templateTables(['Batches', 'Office', 'Reports', 'Vault']);
    const kms = await startKms({
      file: join(room, 'kms.json'),
      keys: [{ arn: key, id: 'sealing', spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT', aliases: [] }],
    });
    const once = async (module: URL, file: string, after?: (endpoint: string) => Promise<void>) => {
      const engine = await freshEngine(room, tables);
      const path = writeImportRoom(room, { endpoint: engine.endpoint, kms: kms.endpoint, key, file });
      const measured: Measured = await alone(module, path);
      await after?.(engine.endpoint);
      await engine.close();
      return measured;
    };
    try {
      await once(ours, csv, async endpoint => {
        const items = await itemsIn(endpoint);
        writeFileSync(packed, serialize(items));
        writeFileSync(unpacked, serialize(rowByRow(items)));
      });
      say(`${rows} rows`);
      const pairs = await inTurns(
        rounds,
        () => once(ours, csv),
        () => once(limit, unpacked),
      );
      const ratio = ratiosOf(pairs, pair => pair.theirs.milliseconds / pair.ours.milliseconds);
      // Of the packed items one run tells enough: how much of the time is not writing.
      const { milliseconds: writingAlone } = await once(limit, packed);
      return [
        {
          what: `speed against BatchWriteItem of the same rows, one an item, ${rows} rows`,
          figure: ratio.figure,
          spread: ratio.spread,
          target: { atLeast: 0.85 },
          details: { rows, ratios: ratio.ratios, pairs, writingAlone },
        },
      ];
    } finally {
      await kms.close();
    }
  },
};
