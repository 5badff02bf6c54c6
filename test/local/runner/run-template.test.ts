import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const Serving = z.object({
  url: z.string(),
  endpoints: z.record(z.string(), z.string()),
  queues: z.array(z.object({ name: z.string(), url: z.string() })),
  buckets: z.array(z.string()),
  logDirectory: z.string(),
});
type Serving = z.infer<typeof Serving>;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const env = { ...process.env, CDK_OUTDIR: join(folder, 'assembly') };
  execFileSync(process.execPath, [here('fixture/app.ts')], { env, stdio: 'pipe' });
}, 60_000);

afterEach(async () => {
  await Promise.all([...running].map(kill));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the fixture in a process group of its own, so that the engine it starts can be killed with it. */
async function start(data: string): Promise<{ child: ChildProcess; serving: Serving }> {
  const child = spawn(process.execPath, [here('fixture/run-fixture.ts'), join(folder, 'assembly'), data], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, serving: Serving.parse(JSON.parse(line)) };
  }
  throw new Error(`the fixture did not start: ${complaint}`);
}

async function kill(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

const submit = async ({ url }: Serving, id: string) =>
  (await fetch(`${url}/notes/${id}`, { method: 'PUT', body: '{}' })).status;
const read = async ({ url }: Serving, kind: string, id: string) => {
  const answer = await fetch(`${url}/${kind}/${id}`);
  return answer.status === 200 ? z.record(z.string(), z.unknown()).parse(await answer.json()) : undefined;
};
async function post(address: string, body: object): Promise<unknown> {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  return answer.json();
}
const idle = ({ url }: Serving) => post(`${url}/_local/idle`, {});
const advance = ({ url }: Serving, duration: string) => post(`${url}/_local/clock`, { advance: duration });

async function upload({ endpoints, buckets }: Serving, key: string): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
  const client = new S3Client({ endpoint: endpoints['s3'], region: 'us-east-1', credentials });
  // The clock may have been moved: the client learns the server's time from its first answer.
  await client.send(new PutObjectCommand({ Bucket: buckets[0], Key: key, Body: 'x' }));
  client.destroy();
}

describe('a template run on one machine', { timeout: 60_000 }, () => {
  it('carries a note from the door through table, stream and workflow, months in a minute', async () => {
    const { serving } = await start(join(folder, 'story'));
    expect(await submit(serving, 'first')).toBe(201);
    await idle(serving);
    expect(await read(serving, 'worked', 'first')).toBeUndefined();
    await advance(serving, 'P31D');
    const worked = z
      .object({ at: z.object({ S: z.string() }) })
      .parse(await read(serving, 'worked', 'first'));
    // The function's own clock was moved as well.
    expect(Date.parse(worked.at.S) - Date.now()).toBeGreaterThan(30 * 86_400_000);
  });

  it('tells a function of a stored object, and only of those its rule asks for', async () => {
    const { serving } = await start(join(folder, 'objects'));
    await upload(serving, 'in/a.txt');
    await upload(serving, 'out/b.txt');
    await idle(serving);
    expect(await read(serving, 'stored', 'in-a.txt')).toBeDefined();
    expect(await read(serving, 'stored', 'out-b.txt')).toBeUndefined();
  });

  it('runs a schedule once for all the ticks that a jump of the clock passed over', async () => {
    const { serving } = await start(join(folder, 'schedule'));
    await advance(serving, 'P10D');
    expect(await read(serving, 'tick', 'count')).toMatchObject({ runs: { N: '1' } });
    await advance(serving, 'PT1H');
    expect(await read(serving, 'tick', 'count')).toMatchObject({ runs: { N: '2' } });
  });

  it('parks a poison record in the queue and lets its neighbours pass', async () => {
    const { serving } = await start(join(folder, 'poison'));
    const ids = ['good-1', 'poison', 'good-2'];
    expect(await Promise.all(ids.map(id => submit(serving, id)))).toEqual([201, 201, 201]);
    await idle(serving);
    await advance(serving, 'P31D');
    expect(await read(serving, 'worked', 'good-1')).toBeDefined();
    expect(await read(serving, 'worked', 'good-2')).toBeDefined();
    const queue = serving.queues[0];
    const answer = await fetch(serving.endpoints['sqs'] ?? '', {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
      body: JSON.stringify({ QueueUrl: queue?.url }),
    });
    const { Messages } = z
      .object({ Messages: z.array(z.object({ Body: z.string() })) })
      .parse(await answer.json());
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({
      DDBStreamBatchInfo: { batchSize: 1 },
      requestContext: { condition: 'RetryAttemptsExhausted' },
    });
    const logs = readdirSync(serving.logDirectory).map(name =>
      readFileSync(join(serving.logDirectory, name), 'utf8'),
    );
    expect(logs.join('')).toContain('"errorMessage":"poison"');
  });

  it('loses nothing it acknowledged when everything is killed at once, again and again', async () => {
    const data = join(folder, 'killed');
    const accepted: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { child, serving } = await start(data);
      const submissions = Array.from({ length: 12 }, async (_, n) => {
        const id = `r${round}-${n}`;
        const status = await submit(serving, id).catch(() => 0);
        if (status === 201) accepted.push(id);
        // The kill falls into the middle: some are through, some in flight, some not begun.
        if (n === round * 3) await kill(child);
      });
      await upload(serving, `in/${round}.txt`).then(
        () => accepted.push(`in-${round}.txt`),
        () => {},
      );
      await Promise.all(submissions);
      await kill(child);
    }
    expect(accepted.length).toBeGreaterThan(4);

    const { serving } = await start(data);
    await idle(serving);
    await advance(serving, 'P31D');
    for (const id of accepted) {
      const kind = id.startsWith('in-') ? 'stored' : 'worked';
      expect(await read(serving, kind, id), `${kind} ${id}`).toBeDefined();
    }
  });

  it('starts again after the engine alone was killed, without a word to the caller', async () => {
    const data = join(folder, 'engine');
    const { serving } = await start(data);
    expect(await submit(serving, 'before')).toBe(201);
    process.kill(Number(readFileSync(join(data, 'dynamodb.sqlite.pid'), 'utf8')), 'SIGKILL');
    await expect.poll(() => submit(serving, 'after'), { timeout: 20_000 }).toBe(201);
    expect(await read(serving, 'note', 'before')).toBeDefined();
  });
});
