import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { movableClock } from '../../../local/movable-clock.ts';
import { errorCode, refused } from './s3-target.ts';
import { s3On, temporaryDirectory } from './temporary-s3.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const { directory, remove } = temporaryDirectory();
const clock = movableClock();
let s3: Awaited<ReturnType<typeof s3On>>;

beforeAll(async () => {
  s3 = await s3On(directory, { clock });
});
afterAll(async () => {
  await s3.close();
  remove();
});

test('a URL runs out when the clock is moved past its end', async () => {
  const at = { Bucket: 'plain', Key: 'a' };
  await s3.client.send(new PutObjectCommand({ ...at, Body: 'x' }));
  const signingDate = new Date(clock.now());
  const url = await getSignedUrl(s3.client, new GetObjectCommand(at), { expiresIn: 300, signingDate });
  expect((await fetch(url)).status).toBe(200);
  clock.advance(300_000);
  const late = await fetch(url);
  expect([late.status, await errorCode(late)]).toEqual([403, 'AccessDenied']);
});

test('a client left behind by months learns the time and goes on', async () => {
  clock.advance(90 * DAY_MS);
  const at = { Bucket: 'plain', Key: 'later' };
  await s3.client.send(new PutObjectCommand({ ...at, Body: 'x' }));
  const head = await s3.client.send(new HeadObjectCommand(at));
  expect(Number(head.LastModified)).toBeGreaterThan(Date.now() + 89 * DAY_MS);
});

test('a retention ends by the clock', async () => {
  const at = { Bucket: 'locked', Key: 'manifest' };
  const until = new Date(clock.now() + 30 * DAY_MS);
  const { VersionId } = await s3.client.send(
    new PutObjectCommand({
      ...at,
      Body: 'x',
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: until,
    }),
  );
  const remove = () => s3.client.send(new DeleteObjectCommand({ ...at, VersionId }));
  await refused(remove(), 'AccessDenied');
  clock.advance(31 * DAY_MS);
  await remove();
});

test("a bucket's own retention holds for objects that name none", async () => {
  const at = { Bucket: 'kept', Key: 'audit' };
  const { VersionId } = await s3.client.send(new PutObjectCommand({ ...at, Body: 'x' }));
  const { Retention } = await s3.client.send(new GetObjectRetentionCommand({ ...at, VersionId }));
  expect(Retention?.Mode).toBe('COMPLIANCE');
  const days = (Number(Retention?.RetainUntilDate) - clock.now()) / DAY_MS;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThanOrEqual(7);
});
