import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, onTestFinished, test, vi } from 'vitest';
import { clientFor, refused } from './s3-target.ts';
import { s3On, temporaryDirectory } from './temporary-s3.ts';
import { CREDENTIALS } from './test-buckets.ts';

const SERVER = fileURLToPath(new URL('./serve-until-killed.ts', import.meta.url));
const Bucket = 'telling';
const bodyOf = (name: string) => `body of ${name} `.repeat(2000);

function setup() {
  const { directory, remove } = temporaryDirectory();
  onTestFinished(remove);
  return directory;
}

async function serveIn(directory: string) {
  const child = spawn(process.execPath, [SERVER, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const endpoint = String(line).trim();
  const client = clientFor({ endpoint, region: 'eu-west-1', credentials: CREDENTIALS });
  // A retry would find the port closed for good.
  client.config.maxAttempts = async () => 1;
  return {
    client,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      client.destroy();
    },
  };
}

/** Reopens what the killed one left, until as many different keys were told of. */
async function reopen(directory: string, keys: number) {
  const told = new Set<string>();
  const all = Promise.withResolvers<void>();
  if (keys === 0) all.resolve();
  const s3 = await s3On(directory, {
    onEvent: async event => {
      told.add(event.key);
      if (told.size >= keys) all.resolve();
    },
  });
  onTestFinished(s3.close);
  await all.promise;
  return { ...s3, told };
}

test.each([1, 17, 60])('killed after %i acknowledged puts, it has them and tells of them', async count => {
  const directory = setup();
  const { client, kill } = await serveIn(directory);
  const acknowledged = new Map<string, string | undefined>();
  let killed: Promise<void> | undefined;
  let next = 0;
  const writer = async () => {
    while (killed === undefined) {
      const Key = `k${next++}`;
      try {
        const put = await client.send(new PutObjectCommand({ Bucket, Key, Body: bodyOf(Key) }));
        acknowledged.set(Key, put.VersionId);
      } catch (error) {
        if (killed === undefined) throw error;
      }
      if (acknowledged.size >= count) killed ??= kill();
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  await killed;

  const after = await reopen(directory, acknowledged.size);
  for (let n = 0; n < next; n++) {
    const Key = `k${n}`;
    const read = after.client.send(new GetObjectCommand({ Bucket, Key }));
    if (acknowledged.has(Key)) {
      const got = await read;
      expect(got.VersionId).toBe(acknowledged.get(Key));
      expect(await got.Body?.transformToString()).toBe(bodyOf(Key));
      expect(after.told).toContain(Key);
      continue;
    }
    // In flight when the kill came: whole or not there.
    const text = await read.then(
      got => got.Body?.transformToString(),
      (error: Error) => error.name,
    );
    expect([bodyOf(Key), 'NoSuchKey']).toContain(text);
  }
});

test('an upload cut in half leaves nothing, neither visible nor on disk', async () => {
  const directory = setup();
  const { client, kill } = await serveIn(directory);
  client.config.requestChecksumCalculation = async () => 'WHEN_REQUIRED';
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'half' }));
  const half = request(url, { method: 'PUT', headers: { 'content-length': 2_000_000 } });
  half.on('error', () => {});
  half.write(Buffer.alloc(1_000_000));
  await client.send(new PutObjectCommand({ Bucket, Key: 'whole', Body: 'x' }));
  // The half is on disk, or the test would show nothing.
  await vi.waitFor(() => expect(readdirSync(join(directory, 'incoming'))).toHaveLength(1));
  await kill();

  const after = await reopen(directory, 1);
  await refused(after.client.send(new GetObjectCommand({ Bucket, Key: 'half' })), 'NoSuchKey');
  expect(after.told).toEqual(new Set(['whole']));
  expect(readdirSync(join(directory, 'incoming'))).toEqual([]);
  expect(readdirSync(join(directory, 'blobs'))).toHaveLength(1);
});

test('parts sent before the kill need not be sent again', async () => {
  const directory = setup();
  const { client, kill } = await serveIn(directory);
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }));
  const part = { Bucket, Key: 'parts', UploadId };
  await client.send(new UploadPartCommand({ ...part, PartNumber: 1, Body: 'one' }));
  await kill();
  const after = await reopen(directory, 0);
  const { Parts } = await after.client.send(new ListPartsCommand(part));
  expect(Parts?.map(one => one.Size)).toEqual([3]);
});
