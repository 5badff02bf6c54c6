import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  type ChecksumAlgorithm,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { freshKey, type Probe, refused, sha256 } from './s3-target.ts';

const MEBIBYTE = 1024 ** 2;
const md5 = (...parts: Uint8Array[]) => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export function probeUploads(probe: () => Probe): void {
  const setup = (name: string) => {
    const { client, target } = probe();
    return { client, Bucket: target.buckets.plain, Key: freshKey(name) };
  };

  test('a stream is taken in chunks with a trailing checksum', async () => {
    const { client, Bucket, Key } = setup('stream');
    const pieces = Array.from({ length: 40 }, (_, n) => Buffer.alloc(10_007, n));
    const whole = Buffer.concat(pieces);
    await client.send(
      new PutObjectCommand({ Bucket, Key, Body: Readable.from(pieces), ContentLength: whole.length }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(Buffer.compare(await bytesOf(got), whole)).toBe(0);
    expect(got.ChecksumCRC32).toBeTruthy();
    expect(got.ContentEncoding).toBeUndefined();
  });

  test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] satisfies ChecksumAlgorithm[])(
    '%s is what the client computes, coming and going',
    async ChecksumAlgorithm => {
      const { client, Bucket, Key } = setup('sum');
      const Body = '123456789'.repeat(1000);
      const put = await client.send(new PutObjectCommand({ Bucket, Key, Body, ChecksumAlgorithm }));
      const got = await client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      const field = `Checksum${ChecksumAlgorithm}` as const;
      expect(got[field]).toBeTruthy();
      expect(got[field]).toBe(put[field]);
      expect(await got.Body?.transformToString()).toBe(Body);
    },
  );

  test('a wrong checksum or MD5 is BadDigest and leaves nothing', async () => {
    const { client, Bucket, Key } = setup('bad');
    const put = (digest: object) => client.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...digest }));
    await refused(put({ ChecksumSHA256: sha256('y') }), 'BadDigest');
    await refused(put({ ChecksumCRC32: 'AAAAAA==' }), 'BadDigest');
    await refused(put({ ContentMD5: md5(Buffer.from('y')).toString('base64') }), 'BadDigest');
    await refused(put({ ContentMD5: 'short' }), 'InvalidDigest');
    await refused(client.send(new HeadObjectCommand({ Bucket, Key })), 'NotFound');
  });

  test('parts become one object, which is not there before', async () => {
    const { client, Bucket, Key } = setup('parts');
    const parts = [Buffer.alloc(5 * MEBIBYTE, 'a'), Buffer.from('the rest')];
    const upload = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'video/mp4', Metadata: { a: '1' } }),
    );
    const Parts = await sendParts({ Bucket, Key, UploadId: upload.UploadId }, parts);
    await refused(client.send(new HeadObjectCommand({ Bucket, Key })), 'NotFound');
    const listed = await client.send(new ListPartsCommand({ Bucket, Key, UploadId: upload.UploadId }));
    expect(listed.Parts?.map(part => part.Size)).toEqual(parts.map(part => part.length));
    const done = await client.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key,
        UploadId: upload.UploadId,
        MultipartUpload: { Parts },
      }),
    );
    expect(done.ETag).toBe(`"${md5(...parts.map(part => md5(part))).toString('hex')}-2"`);
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(Buffer.compare(await bytesOf(got), Buffer.concat(parts))).toBe(0);
    expect(got).toMatchObject({ ContentType: 'video/mp4', Metadata: { a: '1' } });
    await refused(
      client.send(new ListPartsCommand({ Bucket, Key, UploadId: upload.UploadId })),
      'NoSuchUpload',
    );
  });

  test('parts with SHA-256 give the checksum of their checksums', async () => {
    const { client, Bucket, Key } = setup('composite');
    const parts = [Buffer.alloc(5 * MEBIBYTE, 'a'), Buffer.from('b')];
    const ChecksumAlgorithm = 'SHA256';
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm }),
    );
    const Parts = await sendParts({ Bucket, Key, UploadId, ChecksumAlgorithm }, parts);
    const done = await client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );
    const digests = parts.map(part => createHash('sha256').update(part).digest());
    expect(done.ChecksumSHA256).toBe(`${sha256(Buffer.concat(digests))}-2`);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(head.ChecksumType).toBe('COMPOSITE');
  });

  test('parts in the wrong order, unknown or too small are refused by name', async () => {
    const { client, Bucket, Key } = setup('wrong');
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const Parts = await sendParts({ Bucket, Key, UploadId }, [Buffer.from('a'), Buffer.from('b')]);
    const complete = (parts: CompletedPart[]) =>
      client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: parts } }),
      );
    await refused(complete([...Parts].reverse()), 'InvalidPartOrder');
    await refused(complete([{ PartNumber: 7, ETag: '"x"' }]), 'InvalidPart');
    await refused(complete(Parts), 'EntityTooSmall');
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    await refused(complete(Parts), 'NoSuchUpload');
  });

  test('a multipart upload too can write once only', async () => {
    const { client, Bucket, Key } = setup('once');
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const Parts = await sendParts({ Bucket, Key, UploadId }, [Buffer.from('late')]);
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'first' }));
    const complete = new CompleteMultipartUploadCommand({
      ...{ Bucket, Key, UploadId, MultipartUpload: { Parts } },
      IfNoneMatch: '*',
    });
    await refused(client.send(complete), 'PreconditionFailed');
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  });

  async function sendParts(
    upload: { Bucket: string; Key: string; UploadId?: string; ChecksumAlgorithm?: ChecksumAlgorithm },
    parts: readonly Buffer[],
  ) {
    const { client } = probe();
    const { UploadId, ...rest } = upload;
    return Promise.all(
      parts.map(async (Body, index) => {
        const PartNumber = index + 1;
        const sent = await client.send(new UploadPartCommand({ ...rest, UploadId, PartNumber, Body }));
        return { PartNumber, ETag: sent.ETag, ChecksumSHA256: sent.ChecksumSHA256 };
      }),
    );
  }
}

async function bytesOf(got: { Body?: { transformToByteArray(): Promise<Uint8Array> } }): Promise<Buffer> {
  return Buffer.from((await got.Body?.transformToByteArray()) ?? []);
}
