import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectAclCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { clientFor, freshKey, refused, sha256 } from './s3-target.ts';
import { s3On, temporaryDirectory } from './temporary-s3.ts';
import { BUCKETS, CREDENTIALS } from './test-buckets.ts';

const Bucket = 'plain';
const { directory, remove } = temporaryDirectory();
let s3: Awaited<ReturnType<typeof s3On>>;

beforeAll(async () => {
  s3 = await s3On(directory);
});
afterAll(async () => {
  await s3.close();
  remove();
});

type SdkRequest = { headers: Record<string, string>; body?: unknown };
const isRequest = (request: unknown): request is SdkRequest =>
  typeof request === 'object' && request !== null && 'headers' in request;

/** A client whose requests `change` spoils after they were signed. */
function spoiling(change: (request: SdkRequest) => void) {
  const client = clientFor(s3.target);
  onTestFinished(() => client.destroy());
  // The SDK warns on the console that it cannot send a stream again.
  client.config.logger = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
  client.middlewareStack.add(
    next => args => {
      const { request } = args;
      if (isRequest(request)) change(request);
      return next(args);
    },
    { step: 'deserialize', priority: 'low' },
  );
  return client;
}

async function presignedPut(Key: string) {
  const { endpoint, region, credentials } = s3.target;
  const client = clientFor({ endpoint, region, credentials });
  onTestFinished(() => client.destroy());
  client.config.requestChecksumCalculation = async () => 'WHEN_REQUIRED';
  return getSignedUrl(client, new PutObjectCommand({ Bucket, Key }));
}

/** What fetch cannot send: its own framing, no length. */
async function raw(url: string, headers: Record<string, string>, body?: string) {
  const sent = request(url, { method: 'PUT', headers });
  sent.end(body);
  const [answer]: IncomingMessage[] = await once(sent, 'response');
  return { status: answer?.statusCode, body: answer ? await text(answer) : '' };
}

test('a body without a length is MissingContentLength', async () => {
  const url = await presignedPut(freshKey('x'));
  const answer = await raw(url, { 'transfer-encoding': 'chunked' }, 'x');
  expect(answer.status).toBe(411);
  expect(answer.body).toContain('<Code>MissingContentLength</Code>');
});

test('more than 5 GiB is EntityTooLarge before a byte of it is read', async () => {
  const url = await presignedPut(freshKey('x'));
  const sent = request(url, { method: 'PUT', headers: { 'content-length': 5 * 1024 ** 3 + 1 } });
  sent.on('error', () => {});
  sent.flushHeaders();
  const [answer] = await once(sent, 'response');
  expect(await text(answer)).toContain('<Code>EntityTooLarge</Code>');
  sent.destroy();
});

test('a body that is not the one signed is XAmzContentSHA256Mismatch', async () => {
  const at = { Bucket, Key: freshKey('x') };
  const client = spoiling(sent => {
    sent.body = 'other';
  });
  await refused(
    client.send(new PutObjectCommand({ ...at, Body: 'bytes', ChecksumSHA256: sha256('other') })),
    'XAmzContentSHA256Mismatch',
  );
  await refused(s3.client.send(new HeadObjectCommand(at)), 'NotFound');
});

test.each([
  ['broken off', '5\r\nhe'],
  ['of another length', '6\r\nhello!\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'],
  ['broken, with megabytes to follow', `nonsense\r\n${'x'.repeat(4_000_000)}`],
])('a chunked body that is %s is IncompleteBody, and the answer arrives', async (_, frames) => {
  const at = { Bucket, Key: freshKey('x') };
  const client = spoiling(sent => {
    sent.body = frames;
  });
  const Body = Readable.from([Buffer.from('hello')]);
  await refused(client.send(new PutObjectCommand({ ...at, Body, ContentLength: 5 })), 'IncompleteBody');
  await refused(s3.client.send(new HeadObjectCommand(at)), 'NotFound');
});

test('an x-amz header added after signing is refused, and named', async () => {
  const client = spoiling(sent => {
    sent.headers['x-amz-bypass-governance-retention'] = 'true';
  });
  const put = client.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' }));
  expect(await refused(put, 'AccessDenied')).toMatchObject({
    HeadersNotSigned: 'x-amz-bypass-governance-retention',
  });
});

test('what a presigner hoisted into the query counts as a header', async () => {
  const Key = freshKey('x');
  const put = new PutObjectCommand({ Bucket, Key, ChecksumSHA256: sha256('right'), Metadata: { a: '1' } });
  const url = await getSignedUrl(s3.client, put);
  expect((await fetch(url, { method: 'PUT', body: 'wrong' })).status).toBe(400);
  expect((await fetch(url, { method: 'PUT', body: 'right' })).status).toBe(200);
  expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).Metadata).toEqual({ a: '1' });
});

test.each([
  ['ListBuckets', () => new ListBucketsCommand({})],
  ['ListObjects version 1', () => new ListObjectsCommand({ Bucket })],
  ['CreateBucket', () => new CreateBucketCommand({ Bucket: 'new' })],
  ['GetObjectAcl', () => new GetObjectAclCommand({ Bucket, Key: 'x' })],
  ['x-amz-server-side-encryption', () => put({ ServerSideEncryption: 'aws:kms' })],
  ['x-amz-acl', () => put({ ACL: 'public-read' })],
  ['x-amz-storage-class', () => put({ StorageClass: 'GLACIER' })],
  ['If-None-Match', () => put({ IfNoneMatch: '"tag"' })],
  [
    'UploadPartCopy',
    () => new UploadPartCopyCommand({ Bucket, Key: 'x', UploadId: 'u', PartNumber: 1, CopySource: 'a/b' }),
  ],
])('%s is NotImplemented, by name', async (name, command) => {
  const once = clientFor(s3.target);
  onTestFinished(() => once.destroy());
  once.config.maxAttempts = async () => 1;
  const attempt = async () => {
    const asked = command();
    if (asked instanceof ListBucketsCommand) return once.send(asked);
    if (asked instanceof ListObjectsCommand) return once.send(asked);
    if (asked instanceof CreateBucketCommand) return once.send(asked);
    if (asked instanceof GetObjectAclCommand) return once.send(asked);
    if (asked instanceof UploadPartCopyCommand) return once.send(asked);
    return once.send(asked);
  };
  const error = await refused(attempt(), 'NotImplemented');
  expect(error.$metadata.httpStatusCode).toBe(501);
  expect(error.message.toLowerCase()).toContain(name.toLowerCase());
});

test('a checksum it cannot compute is NotImplemented, by name', async () => {
  const client = clientFor(s3.target);
  onTestFinished(() => client.destroy());
  client.config.maxAttempts = async () => 1;
  client.middlewareStack.add(
    next => args => {
      const { request } = args;
      if (isRequest(request)) request.headers['x-amz-checksum-sha512'] = 'AAAA';
      return next(args);
    },
    { step: 'serialize', priority: 'low' },
  );
  const error = await refused(client.send(put({})), 'NotImplemented');
  expect(error.message).toContain('x-amz-checksum-sha512');
});

function put(more: object) {
  return new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', ...more });
}

test.each([
  ['no document', 'not xml'],
  ['an entity of its own', '<!DOCTYPE d [<!ENTITY e "x">]><Delete><Object><Key>&e;</Key></Object></Delete>'],
  ['nothing to delete', '<Delete></Delete>'],
])('a list of keys that is %s is MalformedXML', async (_, document) => {
  const client = clientFor(s3.target);
  onTestFinished(() => client.destroy());
  client.middlewareStack.add(
    next => args => {
      const { request } = args;
      if (isRequest(request)) request.body = document;
      return next(args);
    },
    { step: 'serialize', priority: 'low' },
  );
  const Delete = { Objects: [{ Key: 'x' }] };
  await refused(client.send(new DeleteObjectsCommand({ Bucket, Delete })), 'MalformedXML');
});

test('a second engine on the same directory is refused', async () => {
  await expect(s3On(directory)).rejects.toThrow('another engine');
  await s3.client.send(put({}));
});

test('settings that S3 would not take are refused by the name of the bucket', async () => {
  const other = temporaryDirectory();
  onTestFinished(other.remove);
  const start = (change: object) =>
    startS3({
      directory: other.directory,
      clock: s3.clock,
      credentials: CREDENTIALS,
      buckets: BUCKETS.map(bucket => (bucket.name === 'locked' ? { ...bucket, ...change } : bucket)),
    });
  await expect(start({ versioned: false })).rejects.toThrow('bucket locked: object lock needs versioning');
  await expect(start({ name: 'plain' })).rejects.toThrow('same name');
  const first = await s3On(other.directory);
  await first.client.send(new PutObjectCommand({ Bucket: 'locked', Key: 'x', Body: 'x' }));
  await first.close();
  await expect(start({ versioned: false, objectLock: false })).rejects.toThrow(
    'bucket locked holds versions',
  );
});

test('a blob no row names is swept at the start', async () => {
  const other = temporaryDirectory();
  onTestFinished(other.remove);
  const first = await s3On(other.directory);
  await first.client.send(put({ Body: 'kept' }));
  await first.close();
  const stray = join(other.directory, 'blobs', 'stray');
  writeFileSync(stray, 'left by a crash between the rename and the commit');
  const second = await s3On(other.directory);
  onTestFinished(second.close);
  const head = await second.client.send(new HeadObjectCommand({ Bucket, Key: 'x' }));
  expect(head.ContentLength).toBe(4);
  expect(() => writeFileSync(stray, '', { flag: 'r+' })).toThrow('ENOENT');
});
