import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTables } from '../../../local/dynamodb/create-tables.ts';
import { type DynamoRequest, dynamoRequest } from '../../../local/dynamodb/dynamo-request.ts';
import { findDynoxide } from '../../../local/dynamodb/find-dynoxide.ts';
import { freePort, startDynoxide } from '../../../local/dynamodb/start-dynoxide.ts';
import { startStreamMapping } from '../../../local/dynamodb/start-stream-mapping.ts';
import { startSweeper } from '../../../local/dynamodb/start-sweeper.ts';
import { streamCheckpoints } from '../../../local/dynamodb/stream-checkpoints.ts';
import { streamReader } from '../../../local/dynamodb/stream-reader.ts';
import type { TablePlan } from '../../../local/dynamodb/table-plan.ts';
import type { InvokeResult } from '../../../local/lambda/invoke-result.ts';
import { movableClock } from '../../../local/movable-clock.ts';
import { queueStore } from '../../../local/sqs/queue-store.ts';
import { activityGauge } from '../../../local/template/activity-gauge.ts';
import { listenLocally } from '../../../local/template/listen-locally.ts';
import { openDatabase } from '../../../local/template/open-database.ts';

const table: TablePlan = {
  name: 'notes',
  arn: 'arn:notes',
  streamArn: 'arn:notes/stream',
  keySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  attributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  globalSecondaryIndexes: [],
  localSecondaryIndexes: [],
  streamViewType: 'NEW_AND_OLD_IMAGES',
  timeToLiveAttribute: 'expiresAt',
};

let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dynamodb-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(directory, { recursive: true });
});

async function engine(more: { port?: number } = {}) {
  const found = findDynoxide({});
  if (found.kind !== 'program') throw new Error('no engine on this platform');
  const started = await startDynoxide({
    program: found.program,
    file: join(directory, 'db.sqlite'),
    log: () => {},
    ...more,
  });
  closers.push(started.close);
  return { ...started, request: dynamoRequest(started.endpoint) };
}
const put = (request: DynamoRequest, pk: string, expiresAt?: number) =>
  request('DynamoDB.PutItem', {
    TableName: 'notes',
    Item: { pk: { S: pk }, ...(expiresAt !== undefined && { expiresAt: { N: String(expiresAt) } }) },
  });
const Scanned = z.object({ Items: z.array(z.object({ pk: z.object({ S: z.string() }) })) });
const keys = async (request: DynamoRequest) =>
  Scanned.parse(await request('DynamoDB.Scan', { TableName: 'notes' }))
    .Items.map(item => item.pk.S)
    .sort();

describe('the DynamoDB engine', () => {
  it('comes back with its data and on its port after a death', async () => {
    const { request, pid } = await engine();
    await createTables(request, [table]);
    await put(request, 'kept');
    process.kill(pid() ?? 0, 'SIGKILL');
    await expect.poll(() => keys(request).catch(() => []), { timeout: 10_000 }).toEqual(['kept']);
  });

  it('ends the orphan of a start that was killed', async () => {
    const found = findDynoxide({});
    if (found.kind !== 'program') throw new Error('no engine on this platform');
    const file = join(directory, 'db.sqlite');
    const orphan = spawn(found.program, ['serve', '--port', String(await freePort()), '--db-path', file]);
    const ended = once(orphan, 'exit');
    writeFileSync(`${file}.pid`, String(orphan.pid));
    const { request } = await engine();
    expect((await ended)[1]).toBe('SIGKILL');
    expect(await request('DynamoDB.ListTables', {})).toEqual({ TableNames: [] });
  });

  it('leaves a stranger alone whose process took over the id', async () => {
    writeFileSync(join(directory, 'db.sqlite.pid'), String(process.ppid));
    const { pid } = await engine();
    expect(readFileSync(join(directory, 'db.sqlite.pid'), 'utf8')).toBe(String(pid()));
    expect(() => process.kill(process.ppid, 0)).not.toThrow();
  });

  it('does not take a stranger on its port for itself', async () => {
    const stranger = await listenLocally(createServer((_, response) => response.end('{}')));
    closers.push(stranger.close);
    await expect(engine({ port: Number(new URL(stranger.endpoint).port) })).rejects.toThrow('ended at start');
  });

  it.each([
    [{ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1', DYNOXIDE_BIN: '/x' }, { kind: 'endpoint' }],
    [{ DYNOXIDE_BIN: '/x' }, { kind: 'program', program: '/x' }],
  ])('is looked for in order: %j', (environment, expected) => {
    expect(findDynoxide(environment)).toMatchObject(expected);
  });
});

describe('tables', () => {
  it('are created once, get the indexes they lack, and refuse another key', async () => {
    const { request } = await engine();
    await createTables(request, [table]);
    await put(request, 'kept');
    const grown: TablePlan = {
      ...table,
      attributeDefinitions: [...table.attributeDefinitions, { AttributeName: 'due', AttributeType: 'S' }],
      globalSecondaryIndexes: [
        {
          IndexName: 'by-due',
          KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    };
    await createTables(request, [grown]);
    await createTables(request, [grown]);
    expect(JSON.stringify(await request('DynamoDB.DescribeTable', { TableName: 'notes' }))).toContain(
      'by-due',
    );
    expect(await keys(request)).toEqual(['kept']);
    const other = { ...table, keySchema: [{ AttributeName: 'other', KeyType: 'HASH' }] };
    await expect(createTables(request, [other])).rejects.toThrow('notes');
  });

  it('lose what has expired on the moved clock, and nothing else', async () => {
    const { request } = await engine();
    await createTables(request, [table]);
    const clock = movableClock();
    const gauge = activityGauge();
    const inSeconds = (s: number) => Math.floor(clock.now() / 1000) + s;
    await put(request, 'soon', inSeconds(60));
    await put(request, 'late', inSeconds(86_400));
    await put(request, 'never');
    // A moment in milliseconds, by mistake, lies in a far future and stays.
    await put(request, 'mistaken', clock.now());
    closers.push(startSweeper({ request, tables: [table], clock, gauge, log: () => {} }).close);
    clock.advance(3_600_000);
    await gauge.quiet();
    expect(await keys(request)).toEqual(['late', 'mistaken', 'never']);
  });
});

describe('a stream that feeds a function', () => {
  async function setup(
    answer: (pks: string[]) => InvokeResult | Promise<InvokeResult>,
    more: {
      startingPosition?: 'TRIM_HORIZON' | 'LATEST';
      batchSize?: number;
      batchingWindowSeconds?: number;
    } = {},
  ) {
    const { request } = await engine();
    await createTables(request, [table]);
    const clock = movableClock();
    const gauge = activityGauge();
    const database = openDatabase(join(directory, 'runner.sqlite'));
    closers.push(() => database.close());
    const Batch = z.object({
      Records: z.array(
        z.object({ dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }) }) }) }),
      ),
    });
    const batches: string[][] = [];
    const open = async () => {
      const mapping = startStreamMapping({
        plan: {
          id: 'mapping',
          streamArn: table.streamArn,
          functionName: 'f',
          functionArn: 'arn:f',
          batchSize: 100,
          batchingWindowSeconds: 0,
          startingPosition: 'TRIM_HORIZON',
          filters: [],
          onFailureQueue: undefined,
          retries: -1,
          bisects: false,
          reportsItemFailures: false,
          ...more,
        },
        reader: await streamReader(request, table, () => 0),
        checkpoints: streamCheckpoints(database),
        database,
        queues: queueStore({ database, queues: [], clock }),
        invoke: async (_name, payload) => {
          const pks = Batch.parse(payload).Records.map(one => one.dynamodb.Keys.pk.S);
          batches.push(pks);
          return answer(pks);
        },
        clock,
        gauge,
        log: () => {},
      });
      closers.push(mapping.close);
      return mapping;
    };
    return { request, clock, batches, open };
  }
  const fine = (): InvokeResult => ({ ok: true, payload: null });

  it('delivers more than a thousand changes in order, each once', async () => {
    const { request, batches, open } = await setup(fine);
    const expected = Array.from({ length: 1_100 }, (_, n) => `n${n}`);
    for (const pk of expected) await put(request, pk);
    const mapping = await open();
    await mapping.drain();
    expect(batches.flat()).toEqual(expected);
    await mapping.drain();
    expect(batches.flat()).toHaveLength(1_100);
  });

  it('goes on after a restart where it was, and repeats only what had not succeeded', async () => {
    let answers: InvokeResult[] = [
      { ok: true, payload: null },
      { ok: false, errorType: 'Runner.Closing', errorMessage: '' },
    ];
    const { request, batches, open } = await setup(() => answers.shift() ?? fine(), { batchSize: 2 });
    for (const pk of ['a', 'b', 'c', 'd']) await put(request, pk);
    const first = await open();
    await expect.poll(() => batches.length).toBeGreaterThanOrEqual(2);
    await first.close();
    answers = [];
    batches.length = 0;
    await (await open()).drain();
    expect(batches).toEqual([['c', 'd']]);
  });

  it('starts at LATEST behind what was there, and keeps that place over a restart', async () => {
    const { request, batches, open } = await setup(fine, { startingPosition: 'LATEST' });
    await put(request, 'old');
    const first = await open();
    await first.drain();
    await first.close();
    await put(request, 'new');
    await (await open()).drain();
    expect(batches).toEqual([['new']]);
  });

  it('holds a batching window on the moved clock, and drains it when asked', async () => {
    const { request, batches, open, clock } = await setup(fine, { batchingWindowSeconds: 300 });
    await put(request, 'a');
    const mapping = await open();
    await put(request, 'b');
    clock.advance(1_000);
    expect(batches).toEqual([]);
    await mapping.drain();
    expect(batches).toEqual([['a', 'b']]);
  });
});
