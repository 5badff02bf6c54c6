import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import type { S3ObjectCreated } from '../../../local/s3/outbox.ts';
import { refused } from './s3-target.ts';
import { s3On, temporaryDirectory } from './temporary-s3.ts';

const Bucket = 'telling';

function inbox(answer: (event: S3ObjectCreated) => Promise<void> = async () => {}) {
  const events: S3ObjectCreated[] = [];
  let waiting: { count: number; resolve: () => void } | undefined;
  return {
    events,
    onEvent(event: S3ObjectCreated) {
      events.push(event);
      if (waiting && events.length >= waiting.count) waiting.resolve();
      return answer(event);
    },
    /** Resolves once this many deliveries were begun. */
    async arrived(count: number): Promise<void> {
      if (events.length >= count) return;
      await new Promise<void>(resolve => {
        waiting = { count, resolve };
      });
    },
  };
}

async function setup(onEvent: (event: S3ObjectCreated) => Promise<void>) {
  const { directory, remove } = temporaryDirectory();
  const s3 = await s3On(directory, { onEvent });
  onTestFinished(async () => {
    await s3.close();
    remove();
  });
  const put = (Key: string, more: object = {}) =>
    s3.client.send(new PutObjectCommand({ Bucket, Key, Body: Key, ...more }));
  return { ...s3, directory, put };
}

test('a new object is told of, by version, size and tag', async () => {
  const { events, onEvent, arrived } = inbox();
  const { put } = await setup(onEvent);
  const written = await put('证据 1.png');
  await arrived(1);
  expect(events).toEqual([
    {
      eventName: 'ObjectCreated:Put',
      bucket: Bucket,
      key: '证据 1.png',
      size: 12,
      etag: written.ETag?.replaceAll('"', ''),
      versionId: written.VersionId,
      sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
      eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    },
  ]);
});

test('copies and finished uploads are told of; refused writes, deletes and other buckets are not', async () => {
  const { events, onEvent, arrived } = inbox();
  const { put, client } = await setup(onEvent);
  await put('a');
  await client.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a` }));
  await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'quiet', Body: 'x' }));
  await refused(put('a', { IfNoneMatch: '*' }), 'PreconditionFailed');
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'c' }));
  const part = await client.send(
    new UploadPartCommand({ Bucket, Key: 'c', UploadId, PartNumber: 1, Body: 'c' }),
  );
  const Parts = [{ PartNumber: 1, ETag: part.ETag }];
  await client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key: 'c', UploadId, MultipartUpload: { Parts } }),
  );
  await arrived(3);
  expect(events.map(event => `${event.eventName} ${event.key}`)).toEqual([
    'ObjectCreated:Put a',
    'ObjectCreated:Copy b',
    'ObjectCreated:CompleteMultipartUpload c',
  ]);
  expect(events.map(event => event.sequencer)).toEqual(events.map(event => event.sequencer).toSorted());
});

test('a handler that fails hears again, later each time, and then no more', async () => {
  let failures = 3;
  const { events, onEvent, arrived } = inbox(async () => {
    if (failures-- > 0) throw new Error('not now');
  });
  const { put, clock } = await setup(onEvent);
  await put('a');
  for (const [attempt, wait] of [1_000, 2_000, 4_000].entries()) {
    await arrived(attempt + 1);
    // The wait begins when the handler's promise has settled, which is a tick after it was called.
    await new Promise(setImmediate);
    clock.advance(wait);
  }
  await arrived(4);
  await new Promise(setImmediate);
  clock.advance(3_600_000);
  await put('b');
  await arrived(5);
  expect(events.map(event => event.key)).toEqual(['a', 'a', 'a', 'a', 'b']);
});

test('four are under way at once, and a failing one lets the next pass', async () => {
  const gates: PromiseWithResolvers<void>[] = [];
  const { events, onEvent, arrived } = inbox(() => {
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    return gate.promise;
  });
  const { put } = await setup(onEvent);
  for (const key of ['1', '2', '3', '4', '5', '6']) await put(key);
  await arrived(4);
  expect(events.map(event => event.key)).toEqual(['1', '2', '3', '4']);
  gates[0]?.reject(new Error('not now'));
  await arrived(5);
  gates[1]?.resolve();
  await arrived(6);
  expect(events.map(event => event.key)).toEqual(['1', '2', '3', '4', '5', '6']);
  for (const gate of gates) gate.resolve();
});

test('what was not delivered is delivered after a restart, what was is not', async () => {
  const first = inbox(async event => {
    if (event.key === 'failing') throw new Error('not now');
  });
  const { put, directory, close } = await setup(first.onEvent);
  await put('fine');
  await put('failing');
  await first.arrived(2);
  await close();
  const second = inbox();
  const again = await s3On(directory, { onEvent: second.onEvent });
  onTestFinished(again.close);
  await second.arrived(1);
  await again.client.send(new PutObjectCommand({ Bucket, Key: 'new', Body: 'x' }));
  await second.arrived(2);
  expect(second.events.map(event => event.key)).toEqual(['failing', 'new']);
});

test('without a handler events wait for a start that has one', async () => {
  const { directory, remove } = temporaryDirectory();
  onTestFinished(remove);
  const quiet = await s3On(directory);
  await quiet.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }));
  await quiet.close();
  const { events, onEvent, arrived } = inbox();
  const s3 = await s3On(directory, { onEvent });
  await arrived(1);
  await s3.close();
  expect(events.map(event => event.key)).toEqual(['a']);
});
