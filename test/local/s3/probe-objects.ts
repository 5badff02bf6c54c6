import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { freshKey, type Probe, refused, sha256 } from './s3-target.ts';

export function probeObjects(probe: () => Probe): void {
  const setup = (name: string) => {
    const { client, target } = probe();
    return { client, Bucket: target.buckets.plain, Key: freshKey(name) };
  };

  test('what is put comes back, with all that was said of it', async () => {
    const { client, Bucket, Key } = setup('证 据+&=?#%~.txt');
    const put = await client.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: '救灾',
        ContentType: 'text/plain; charset=utf-8',
        ContentDisposition: 'attachment; filename="a.txt"',
        CacheControl: 'no-store',
        Metadata: { owner: 'report-1' },
      }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('救灾');
    expect(got).toMatchObject({
      ETag: put.ETag,
      ContentType: 'text/plain; charset=utf-8',
      ContentDisposition: 'attachment; filename="a.txt"',
      CacheControl: 'no-store',
      ContentLength: 6,
      Metadata: { owner: 'report-1' },
    });
    expect(got.VersionId).toBeUndefined();
    expect(put.$metadata.requestId).toMatch(/^[0-9A-Z]{16}$/);
  });

  test('an empty object is an object', async () => {
    const { client, Bucket, Key } = setup('empty');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '', ContentLength: 0 }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('');
    expect(got.ContentLength).toBe(0);
  });

  test('the head of an object shows the checksum it was put with', async () => {
    const { client, Bucket, Key } = setup('sum');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ChecksumSHA256: sha256('x') }));
    const plain = await client.send(new HeadObjectCommand({ Bucket, Key }));
    expect(plain.ChecksumSHA256).toBeUndefined();
    const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({ ChecksumSHA256: sha256('x'), ChecksumType: 'FULL_OBJECT' });
  });

  test('a missing key is NoSuchKey to GET and a bare 404 to HEAD', async () => {
    const { client, Bucket, Key } = setup('missing');
    const error = await refused(client.send(new GetObjectCommand({ Bucket, Key })), 'NoSuchKey');
    expect(error.$metadata.httpStatusCode).toBe(404);
    await refused(client.send(new HeadObjectCommand({ Bucket, Key })), 'NotFound');
  });

  test('a missing bucket is NoSuchBucket', async () => {
    const { client, Key } = setup('x');
    const Bucket = 'no-such-bucket-of-the-probes-a8c1';
    await refused(client.send(new GetObjectCommand({ Bucket, Key })), 'NoSuchBucket');
    await refused(client.send(new HeadBucketCommand({ Bucket })), 'NotFound');
  });

  test('a bucket tells that it is there and where', async () => {
    const { client, Bucket } = setup('x');
    const head = await client.send(new HeadBucketCommand({ Bucket }));
    expect(head.BucketRegion).toBe(probe().target.region);
    const location = await client.send(new GetBucketLocationCommand({ Bucket }));
    expect(location.LocationConstraint ?? 'us-east-1').toBe(probe().target.region);
  });

  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('the range %s is %s', async (Range, text, ContentRange) => {
    const { client, Bucket, Key } = setup('range');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '0123456789' }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
    expect(await got.Body?.transformToString()).toBe(text);
    expect(got).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
  });

  test('a range behind the end is InvalidRange', async () => {
    const { client, Bucket, Key } = setup('range');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '0123456789' }));
    const error = await refused(
      client.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=10-' })),
      'InvalidRange',
    );
    expect(error.$metadata.httpStatusCode).toBe(416);
  });

  test('reads keep their conditions', async () => {
    const { client, Bucket, Key } = setup('conditions');
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const get = (condition: object) => client.send(new GetObjectCommand({ Bucket, Key, ...condition }));
    expect((await get({ IfMatch: ETag })).ContentLength).toBe(1);
    await refused(get({ IfMatch: '"other"' }), 'PreconditionFailed');
    await expect(get({ IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await refused(get({ IfUnmodifiedSince: new Date(0) }), 'PreconditionFailed');
  });

  test('If-None-Match: * writes once, even in a race', async () => {
    const { client, Bucket, Key } = setup('once');
    const put = (Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: '*' }));
    const race = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(put));
    expect(race.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    const error = await refused(put('f'), 'PreconditionFailed');
    expect(error.$metadata.httpStatusCode).toBe(412);
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    await put('again');
  });

  test('If-Match on a write replaces only what was seen', async () => {
    const { client, Bucket, Key } = setup('swap');
    const put = (Body: string, IfMatch?: string) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body, IfMatch }));
    const first = await put('1');
    await put('2', first.ETag);
    await refused(put('3', first.ETag), 'PreconditionFailed');
  });

  test('a deleted object is gone, and deleting it again is no error', async () => {
    const { client, Bucket, Key } = setup('gone');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    await refused(client.send(new GetObjectCommand({ Bucket, Key })), 'NoSuchKey');
  });

  test('several objects are deleted at once, each answered by its key', async () => {
    const { client, Bucket, Key } = setup('many');
    const keys = [`${Key}/a&b<c>`, `${Key}/二`];
    for (const key of keys) await client.send(new PutObjectCommand({ Bucket, Key: key, Body: 'x' }));
    const Objects = [...keys, `${Key}/absent`].map(key => ({ Key: key }));
    const outcome = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(outcome.Deleted?.map(one => one.Key)).toEqual([...keys, `${Key}/absent`]);
    for (const key of keys)
      await refused(client.send(new HeadObjectCommand({ Bucket, Key: key })), 'NotFound');
  });

  test('a copy takes the description along or a new one', async () => {
    const { client, Bucket, Key } = setup('源 a+b');
    const { ETag } = await client.send(
      new PutObjectCommand({ Bucket, Key, Body: 'x', ContentType: 'text/csv', Metadata: { a: '1' } }),
    );
    const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;
    const kept = await client.send(new CopyObjectCommand({ Bucket, Key: `${Key}-1`, CopySource }));
    expect(kept.CopyObjectResult?.ETag).toBe(ETag);
    const replace = {
      MetadataDirective: 'REPLACE',
      Metadata: { b: '2' },
      ContentType: 'text/plain',
    } as const;
    await client.send(new CopyObjectCommand({ Bucket, Key: `${Key}-2`, CopySource, ...replace }));
    const head = (key: string) => client.send(new HeadObjectCommand({ Bucket, Key: key }));
    expect(await head(`${Key}-1`)).toMatchObject({ ContentType: 'text/csv', Metadata: { a: '1' } });
    expect(await head(`${Key}-2`)).toMatchObject({ ContentType: 'text/plain', Metadata: { b: '2' } });
  });

  test('copying an object onto itself unchanged is InvalidRequest', async () => {
    const { client, Bucket, Key } = setup('self');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const copy = new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${Key}` });
    await refused(client.send(copy), 'InvalidRequest');
  });

  test('tags are set, read and counted, and leave the object alone', async () => {
    const { client, Bucket, Key } = setup('tags');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'body', Tagging: 'a=1%202&b=' }));
    const tags = async () => (await client.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet;
    expect(await tags()).toEqual([
      { Key: 'a', Value: '1 2' },
      { Key: 'b', Value: '' },
    ]);
    const TagSet = [{ Key: 'scan', Value: 'NO_THREATS_FOUND' }];
    await client.send(new PutObjectTaggingCommand({ Bucket, Key, Tagging: { TagSet } }));
    expect(await tags()).toEqual(TagSet);
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('body');
    expect(got.TagCount).toBe(1);
  });

  test('eleven tags are too many, and one key twice is InvalidTag', async () => {
    const { client, Bucket, Key } = setup('tags');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const put = (keys: string[]) => {
      const TagSet = keys.map(key => ({ Key: key, Value: 'v' }));
      return client.send(new PutObjectTaggingCommand({ Bucket, Key, Tagging: { TagSet } }));
    };
    await refused(put(Array.from({ length: 11 }, (_, n) => `t${n}`)), 'BadRequest');
    await refused(put(['same', 'same']), 'InvalidTag');
  });
}
