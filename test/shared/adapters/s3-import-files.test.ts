import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '../../../local/movable-clock.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { s3ImportFiles } from '../../../shared/adapters/s3-import-files.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { momentAt } from '../../../shared/domain/moment.ts';
import type { ImportFiles } from '../../../shared/ports/import-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'import-files-'));
const credentials = { accessKeyId: 'test', secretAccessKey: 'secret' };
const bucket = 'imports';
const clock = movableClock();

let s3: Awaited<ReturnType<typeof startS3>>;
let client: S3Client;
let files: ImportFiles;

beforeAll(async () => {
  const buckets = [
    { name: bucket, versioned: true, objectLock: false, cors: [], publicRead: false, notify: false },
  ];
  s3 = await startS3({ directory: join(directory, 's3'), clock, credentials, buckets });
  client = new S3Client({
    endpoint: s3.endpoint,
    region: 'cn-north-1',
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  files = s3ImportFiles({ client, bucket, directory, now: () => momentAt(clock.now()) });
});
afterAll(async () => {
  client.destroy();
  await s3.close();
  rmSync(directory, { recursive: true });
});

const text = '单位名称,统一社会信用代码\r\n';
const bytes = Buffer.from(text);
const announced = (key: string) => ({
  key,
  length: bytes.length,
  type: 'text/csv',
  sha256: sha256Of(bytes),
});

async function upload(key: string, body = bytes): Promise<Response> {
  const { url, headers, method } = await files.uploadAddress(announced(key));
  return fetch(url, { method, headers, body });
}

describe('a department’s file', () => {
  it('lands once, as it was announced, and is looked at without being read', async () => {
    expect(await files.look('originals/a')).toBeNull();
    expect((await upload('originals/a', Buffer.from('x'.repeat(bytes.length)))).ok).toBe(false);
    expect((await upload('originals/a')).status).toBe(200);
    expect((await upload('originals/a')).status).toBe(412);
    const seen = await files.look('originals/a');
    expect(seen).toEqual({
      versionId: expect.any(String),
      length: bytes.length,
      sha256: sha256Of(bytes),
    });
    expect(await files.look('originals/a', seen?.versionId)).toEqual(seen);
  });

  it('that was put without a checksum is not known by its hash', async () => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'originals/b', Body: bytes }));
    expect(await files.look('originals/b')).toMatchObject({ length: bytes.length, sha256: null });
  });

  it('is worked on in a room that is cleared away, whatever comes of the work', async () => {
    await upload('originals/c');
    const met = await files.inRoom(async room => {
      const path = await room.fetch('originals/c', null, 'original');
      expect(readFileSync(path, 'utf8')).toBe(text);
      writeFileSync(room.path('annotated'), 'with notes');
      await room.put('annotated/c.xlsx', 'annotated', 'text/plain');
      await room.put('annotated/c.xlsx', 'annotated', 'text/plain');
      return path;
    });
    expect(existsSync(met)).toBe(false);
    await expect(
      files.inRoom(async () => {
        throw new Error('broke');
      }),
    ).rejects.toThrow('broke');
    expect(readdirSync(directory).filter(name => name.startsWith('import-'))).toEqual([]);
    const { url } = await files.downloadAddress('annotated/c.xlsx', null, '名单-批注.xlsx');
    const served = await fetch(url);
    expect(await served.text()).toBe('with notes');
    expect(served.headers.get('content-disposition')).toMatch(/^attachment;/);
  });
});
