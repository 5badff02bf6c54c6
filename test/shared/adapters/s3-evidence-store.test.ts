import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '../../../local/movable-clock.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import {
  EvidenceTooLarge,
  largestEvidence,
  s3EvidenceStore,
} from '../../../shared/adapters/s3-evidence-store.ts';
import { attachmentHeader, servedType } from '../../../shared/adapters/served-attachment.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { RequestedEvidence } from '../../../shared/domain/evidence.ts';
import { later, momentAt } from '../../../shared/domain/moment.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence-store.ts';

const clock = movableClock();
const now = () => momentAt(clock.now());
const directory = mkdtempSync(join(tmpdir(), 'evidence-'));
const credentials = { accessKeyId: 'test', secretAccessKey: 'secret' };
const bucketOf = (name: string) => ({
  name,
  versioned: true,
  objectLock: false,
  cors: [],
  publicRead: false,
  notify: false,
});

let s3: Awaited<ReturnType<typeof startS3>>;
let client: S3Client;
let store: EvidenceStore;

beforeAll(async () => {
  const buckets = [bucketOf('evidence'), bucketOf('quarantine')];
  s3 = await startS3({ directory, clock, credentials, buckets });
  client = new S3Client({
    endpoint: s3.endpoint,
    region: 'cn-north-1',
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  store = s3EvidenceStore({ client, bucket: 'evidence', quarantineBucket: 'quarantine', now });
});
afterAll(async () => {
  client.destroy();
  await s3.close();
  rmSync(directory, { recursive: true });
});

const photo = Buffer.from('a photo of the flood 照片');
const fileOf = (key: string, bytes: Uint8Array = photo): RequestedEvidence =>
  RequestedEvidence.parse({
    evidenceId: 'e1',
    key,
    name: '照片.jpg',
    type: 'image/jpeg',
    length: bytes.length,
    sha256: sha256Of(bytes),
  });

async function upload(file: RequestedEvidence, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const address = await store.uploadAddress(file);
  return fetch(address.url, {
    method: address.method,
    headers: { ...address.headers, ...headers },
    body: Buffer.from(bytes),
  });
}

const versionsIn = async (bucket: string, prefix: string) =>
  (await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix }))).Versions ?? [];

describe('an upload address', () => {
  it('takes exactly the announced file, which is read back with its version', async () => {
    const file = fileOf('evidence/a/e1');
    expect((await upload(file, photo)).status).toBe(200);
    const found = await store.read(file.key);
    expect(found).toMatchObject({ length: photo.length, sha256: file.sha256 });
    expect(Buffer.from(found?.bytes ?? [])).toEqual(photo);
    expect(await store.read(file.key, found?.versionId)).toEqual(found);
  });

  it('pins length, type, hash and the one write in its signature', async () => {
    const { url } = await store.uploadAddress(fileOf('evidence/pinned/e1'));
    expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    );
    expect(url).not.toMatch(/crc32|sdk-checksum/i);
  });

  const other = Buffer.from(photo).fill(120);
  it.each([
    ['other bytes of the same length', other, {}],
    ['a longer file', Buffer.concat([photo, photo]), {}],
    ['another type', photo, { 'content-type': 'text/html' }],
    [
      'another hash',
      other,
      { 'x-amz-checksum-sha256': Buffer.from(sha256Of(other), 'hex').toString('base64') },
    ],
    ['permission to overwrite', photo, { 'if-none-match': 'x' }],
  ])('refuses %s', async (what, bytes, headers) => {
    const file = fileOf(`evidence/refused/${encodeURIComponent(what)}`);
    expect((await upload(file, bytes, headers)).ok).toBe(false);
    expect(await store.read(file.key)).toBeNull();
  });

  it('takes one write only', async () => {
    const file = fileOf('evidence/once/e1');
    expect((await upload(file, photo)).status).toBe(200);
    expect((await upload(file, photo)).status).toBe(412);
    expect(await versionsIn('evidence', file.key)).toHaveLength(1);
  });

  it('says when it ends, and ends then', async () => {
    const file = fileOf('evidence/late/e1');
    const address = await store.uploadAddress(file);
    expect(address.expiresAt <= later(now(), 600_000)).toBe(true);
    clock.advance(601_000);
    const { url, headers, method } = address;
    expect((await fetch(url, { method, headers, body: photo })).status).toBe(403);
  });

  it('is not made by a client that would sign the checksum of an empty body', async () => {
    const wrong = new S3Client({ endpoint: s3.endpoint, region: 'cn-north-1', credentials });
    const through = s3EvidenceStore({
      client: wrong,
      bucket: 'evidence',
      quarantineBucket: 'quarantine',
      now,
    });
    await expect(through.uploadAddress(fileOf('evidence/x/e1'))).rejects.toThrow('WHEN_REQUIRED');
  });
});

describe('reading', () => {
  it('finds nothing where nothing lies', async () => {
    expect(await store.read('evidence/none/e1')).toBeNull();
    const file = fileOf('evidence/version/e1');
    await upload(file, photo);
    expect(await store.read(file.key, '00000000000000000000000000000000')).toBeNull();
  });

  it('is a fault where the bucket is gone', async () => {
    const nowhere = s3EvidenceStore({ client, bucket: 'no-bucket', quarantineBucket: 'quarantine', now });
    await expect(nowhere.read('evidence/a/e1')).rejects.toThrow();
  });

  it('refuses what does not fit into memory', async () => {
    const Key = 'evidence/large/e1';
    const Body = Buffer.alloc(largestEvidence + 1);
    await client.send(new PutObjectCommand({ Bucket: 'evidence', Key, Body }));
    await expect(store.read(Key)).rejects.toThrow(EvidenceTooLarge);
  });
});

describe('a download address', () => {
  it('serves exactly its version, as an attachment under its own name', async () => {
    const file = fileOf('evidence/download/e1');
    await upload(file, photo);
    const versionId = (await store.read(file.key))?.versionId ?? '';
    await client.send(new PutObjectCommand({ Bucket: 'evidence', Key: file.key, Body: 'swapped' }));
    const { url, expiresAt } = await store.downloadAddress(file.key, versionId, '照片 (1).jpg');
    const answer = await fetch(url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="__ _1_.jpg"; filename*=UTF-8''%E7%85%A7%E7%89%87%20%281%29.jpg`,
    );
    expect(expiresAt <= later(now(), 300_000)).toBe(true);
    clock.advance(301_000);
    expect((await fetch(url)).status).toBe(403);
  });

  it.each([
    ['page.html', 'application/octet-stream'],
    ['picture.svg', 'application/octet-stream'],
    ['no extension', 'application/octet-stream'],
    ['constructor', 'application/octet-stream'],
    ['PHOTO.JPG', 'image/jpeg'],
    ['letter.pdf', 'application/pdf'],
  ])('serves %s as %s', (name, type) => {
    expect(servedType(name)).toBe(type);
  });

  it('lets no name break out of its header', () => {
    expect(attachmentHeader('a"; filename=b.html\r\nX: y\ud800*\'')).toMatch(
      /^attachment; filename="[\w.\- ]*"; filename\*=UTF-8''[\w.%~!-]*$/,
    );
  });
});

describe('quarantine', () => {
  it('moves the version away, and a second time changes nothing', async () => {
    const file = fileOf('evidence/bad file/e1');
    await upload(file, photo);
    const versionId = (await store.read(file.key))?.versionId ?? '';
    await store.quarantine(file.key, versionId);
    await store.quarantine(file.key, versionId);
    expect(await store.read(file.key)).toBeNull();
    expect(await versionsIn('evidence', file.key)).toEqual([]);
    expect(await versionsIn('quarantine', `${file.key}/${versionId}`)).toHaveLength(1);
  });

  it('removes nothing when the copy did not succeed', async () => {
    const file = fileOf('evidence/kept/e1');
    await upload(file, photo);
    const versionId = (await store.read(file.key))?.versionId ?? '';
    const broken = s3EvidenceStore({ client, bucket: 'evidence', quarantineBucket: 'no-bucket', now });
    await expect(broken.quarantine(file.key, versionId)).rejects.toThrow();
    expect(await store.read(file.key)).not.toBeNull();
  });
});
