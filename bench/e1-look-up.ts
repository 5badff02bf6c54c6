import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { localAccount, localCredentials } from '../local/template/local-account.ts';
import { toItem } from '../shared/adapters/stored-item.ts';
import { RedList } from '../shared/domain/red-list.ts';
import { campaign } from './data/campaign.ts';
import { alone } from './harness/alone.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { inTurns, ratiosOf } from './harness/compare.ts';
import { freshEngine, templateTables } from './harness/engines.ts';
import type { LookUpRoom } from './harness/look-up-room.ts';
import { releaseRooms } from './harness/release-room.ts';
import { prepareRelease, releaseOnce, releasePorts } from './harness/release-steps.ts';

const ours = new URL('subjects/look-up.ts', import.meta.url);
const limit = new URL('reference/limit/get-item.ts', import.meta.url);
/** A hundred organisations: the shards are as large as those of a list of thousands. */
const records = 20_000;
const times = 1_000;

/** Everything that a release makes public, by its path. */
async function publishedFiles(room: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const rooms = await releaseRooms(room, records);
  const engines = await rooms.open();
  const opened = releasePorts(engines.room);
  try {
    await prepareRelease(opened);
    await releaseOnce(opened);
    const files = new Map<string, Uint8Array>();
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: opened.files },
      { Bucket: 'public' },
    )) {
      for (const { Key = '' } of Contents) {
        const { Body } = await opened.files.send(new GetObjectCommand({ Bucket: 'public', Key }));
        files.set(Key, (await Body?.transformToByteArray()) ?? new Uint8Array());
      }
    }
    return files;
  } finally {
    opened.close();
    await engines.close();
    await rooms.close();
  }
}

async function serve(files: ReadonlyMap<string, Uint8Array>) {
  const server = createServer((request, response) => {
    const body = files.get((request.url ?? '/').slice(1));
    response.writeHead(body === undefined ? 404 : 200).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const benchmark: Benchmark = {
  id: 'e1',
  what: 'one organisation looked up in what is published, against a GetItem',
  packages: ['@aws-sdk/client-dynamodb'],
  async run({ rounds, room, say }) {
    const files = await publishedFiles(room);
    const listKey = [...files.keys()].find(key => key.endsWith('/red-list.json')) ?? '';
    const { entries } = RedList.parse(JSON.parse(Buffer.from(files.get(listKey) ?? '').toString()));
    const [office] = await templateTables(['Vault']);
    if (office === undefined) throw new Error('no table');
    const engine = await freshEngine(room, [{ ...office, name: 'Entries' }]);
    const web = await serve(files);
    try {
      const client = new DynamoDBClient({
        endpoint: engine.endpoint,
        region: localAccount.region,
        credentials: localCredentials,
      });
      for (const entry of entries)
        await client.send(
          new PutItemCommand({ TableName: 'Entries', Item: toItem({ pk: entry.creditCode, ...entry }) }),
        );
      client.destroy();
      const listed = entries.map(({ creditCode }) => creditCode);
      const file = join(room, 'look-up.json');
      const given: LookUpRoom = {
        published: web.url,
        dynamodb: engine.endpoint,
        campaignId: campaign.campaignId,
        // Every other one was never listed.
        sought: listed.flatMap(code => [code, `${code.slice(0, 17)}X`]),
        times,
      };
      writeFileSync(file, JSON.stringify(given));
      say(`${entries.length} entries, ${times} questions`);
      const pairs = await inTurns(
        rounds,
        () => alone(ours, file),
        () => alone(limit, file),
      );
      const work = ratiosOf(pairs, pair => pair.ours.cpuMilliseconds / pair.theirs.cpuMilliseconds);
      return [
        {
          what: 'processor time of who asks, against a GetItem',
          figure: work.figure,
          spread: work.spread,
          target: { atMost: 1.25 },
          details: { ratios: work.ratios, pairs },
        },
      ];
    } finally {
      web.close();
      await engine.close();
    }
  },
};
