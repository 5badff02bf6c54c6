import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '../../../local/movable-clock.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { s3EvidenceWitness } from '../../../shared/adapters/s3-evidence-witness.ts';
import { ReleaseFileDiffers, s3ReleaseFiles } from '../../../shared/adapters/s3-release-files.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import type { ReleaseFiles } from '../../../shared/ports/release-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'releases-'));
const credentials = { accessKeyId: 'test', secretAccessKey: 'secret' };
const bucketOf = (name: string, publicRead = false) => ({
  name,
  versioned: true,
  objectLock: false,
  cors: [],
  publicRead,
  notify: false,
});

let s3: Awaited<ReturnType<typeof startS3>>;
let client: S3Client;
let files: ReleaseFiles;

beforeAll(async () => {
  const buckets = [bucketOf('sealed'), bucketOf('open', true), bucketOf('evidence')];
  s3 = await startS3({ directory, clock: movableClock(), credentials, buckets });
  client = new S3Client({
    endpoint: s3.endpoint,
    region: 'cn-north-1',
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  files = s3ReleaseFiles({ client, sealedBucket: 'sealed', publicBucket: 'open' });
});
afterAll(async () => {
  client.destroy();
  await s3.close();
  rmSync(directory, { recursive: true });
});

const bytes = (text: string) => Buffer.from(text);

describe('files of a release', () => {
  it('are written once: the same bytes again are a success, others are a fault', async () => {
    await files.write('a/1.json', bytes('{}'), 'application/json');
    await files.write('a/1.json', bytes('{}'), 'application/json');
    await expect(files.write('a/1.json', bytes('[]'), 'application/json')).rejects.toThrow(
      ReleaseFileDiffers,
    );
    expect(Buffer.from((await files.read('a/1.json')) ?? []).toString()).toBe('{}');
    await files.write('a/2.json', bytes('{}'), 'application/json');
    expect(await files.list('a/')).toEqual(['a/1.json', 'a/2.json']);
    expect(await files.read('a/3.json')).toBeNull();
  });

  it('are public only where they were published, byte for byte, and the pointer alone is replaced', async () => {
    await files.publish('l/red-list.csv', bytes('\uFEFF"名称"\r\n'), 'text/csv; charset=utf-8');
    await files.publish('l/red-list.csv', bytes('\uFEFF"名称"\r\n'), 'text/csv; charset=utf-8');
    await files.point('l/latest.json', bytes('1'));
    await files.point('l/latest.json', bytes('2'));
    const open = await fetch(`${s3.endpoint}/open/l/red-list.csv`);
    expect(Buffer.from(await open.arrayBuffer())).toEqual(bytes('\uFEFF"名称"\r\n'));
    expect(open.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(Buffer.from((await files.readPublished('l/latest.json')) ?? []).toString()).toBe('2');
    expect((await fetch(`${s3.endpoint}/sealed/a/1.json`)).status).toBe(403);
  });

  it('are revised from what stands, also where another was faster or the answer was lost', async () => {
    const key = '.well-known/keys.json';
    const and = (word: string, standing: Uint8Array | null) =>
      bytes(`${Buffer.from(standing ?? []).toString()}${word}`);
    const seen: string[] = [];
    await files.revise(key, async standing => {
      // Another writes between the reading and the writing, once.
      if (seen.length === 0) await files.point(key, bytes('other,'));
      seen.push(Buffer.from(standing ?? []).toString());
      return and('own', standing);
    });
    expect(seen).toEqual(['', 'other,']);
    await files.revise(key, async () => null);
    expect(Buffer.from((await files.readPublished(key)) ?? []).toString()).toBe('other,own');
    const anew = async () => {
      await files.point(key, bytes(String(seen.push(''))));
      return bytes('never');
    };
    await expect(files.revise(key, anew)).rejects.toThrow('keeps changing');
  });

  it('can be previewed at an address that is signed for a while', async () => {
    await files.write('p/red-list.html', bytes('<p>'), 'text/html; charset=utf-8');
    const preview = await fetch(await files.previewAddress('p/red-list.html'));
    expect(await preview.text()).toBe('<p>');
    expect(preview.headers.get('content-disposition')).toContain('attachment');
  });
});

describe('F16: a witness of evidence', () => {
  it('vouches for the version that was pinned, and for nothing that was put over it or is gone', async () => {
    const witness = s3EvidenceWitness({ client, bucket: 'evidence' });
    const put = async (text: string) => {
      const ChecksumSHA256 = Buffer.from(sha256Of(text), 'hex').toString('base64');
      const { VersionId = '' } = await client.send(
        new PutObjectCommand({ Bucket: 'evidence', Key: 'e1', Body: bytes(text), ChecksumSHA256 }),
      );
      return VersionId;
    };
    const versionId = await put('photo');
    const over = await put('another photo');
    const pinned = { key: 'e1', versionId, sha256: sha256Of('photo') };
    expect(await witness(pinned)).toBe(true);
    expect(await witness({ ...pinned, versionId: over })).toBe(false);
    expect(await witness({ ...pinned, key: 'e2' })).toBe(false);
  });
});
