import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { s3On, temporaryDirectory } from './temporary-s3.ts';

async function setup() {
  const { directory, remove } = temporaryDirectory();
  const s3 = await s3On(directory);
  onTestFinished(async () => {
    await s3.close();
    remove();
  });
  const put = (Bucket: string, Key: string, more: object = {}) =>
    s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...more }));
  const files = () => ['blobs', 'incoming'].map(name => readdirSync(join(directory, name)).length);
  const upload = async (parts: readonly number[]) => {
    const at = { Bucket: 'plain', Key: 'upload' };
    const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand(at));
    const Parts = [];
    for (const PartNumber of parts) {
      const part = await s3.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body: 'x' }));
      Parts.push({ PartNumber, ETag: part.ETag });
    }
    return { ...at, UploadId, Parts };
  };
  return { ...s3, put, files, upload };
}

test('the bytes of what was replaced or deleted leave the disk', async () => {
  const { client, put, files } = await setup();
  await put('plain', 'a');
  await put('plain', 'a');
  expect(files()).toEqual([1, 0]);
  await client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'a' }));
  expect(files()).toEqual([0, 0]);
});

test('a version keeps its bytes until it is deleted by its id', async () => {
  const { client, put, files } = await setup();
  const { VersionId } = await put('versioned', 'a');
  await put('versioned', 'a');
  await client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'a' }));
  expect(files()).toEqual([2, 0]);
  await client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'a', VersionId }));
  expect(files()).toEqual([1, 0]);
});

test('who loses the race to write first leaves nothing', async () => {
  const { put, files } = await setup();
  await Promise.allSettled(Array.from({ length: 8 }, () => put('plain', 'a', { IfNoneMatch: '*' })));
  expect(files()).toEqual([1, 0]);
});

test('parts are gone once the upload is finished or given up, one sent twice is kept once', async () => {
  const { client, files, upload } = await setup();
  const { Parts, ...finished } = await upload([1, 1]);
  expect(files()).toEqual([1, 0]);
  const MultipartUpload = { Parts: Parts.slice(1) };
  await client.send(new CompleteMultipartUploadCommand({ ...finished, MultipartUpload }));
  expect(files()).toEqual([1, 0]);
  const { Bucket, Key, UploadId } = await upload([1, 2, 3]);
  expect(files()).toEqual([4, 0]);
  await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  expect(files()).toEqual([1, 0]);
});
