import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { freshKey, type Probe, refused } from './s3-target.ts';

const MINUTE_MS = 60_000;

export function probeVersions(probe: () => Probe): void {
  const setup = (bucket: 'versioned' | 'locked', name: string) => {
    const { client, target } = probe();
    const at = { Bucket: target.buckets[bucket], Key: freshKey(name) };
    const text = async (VersionId?: string) => {
      const got = await client.send(new GetObjectCommand({ ...at, VersionId }));
      return got.Body?.transformToString();
    };
    return { client, ...at, at, text };
  };

  test('each write is a version, and the old ones can be read', async () => {
    const { client, at, text } = setup('versioned', 'v');
    const first = await client.send(new PutObjectCommand({ ...at, Body: 'one' }));
    const second = await client.send(new PutObjectCommand({ ...at, Body: 'two' }));
    expect(first.VersionId).not.toBe(second.VersionId);
    expect(await text()).toBe('two');
    expect(await text(first.VersionId)).toBe('one');
    await refused(text('3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY'), 'NoSuchVersion');
  });

  test('a delete only marks, and removing the marker brings the object back', async () => {
    const { client, at, text } = setup('versioned', 'marked');
    await client.send(new PutObjectCommand({ ...at, Body: 'one' }));
    const marked = await client.send(new DeleteObjectCommand(at));
    expect(marked.DeleteMarker).toBe(true);
    const error = await refused(text(), 'NoSuchKey');
    expect(error.$response?.headers).toMatchObject({ 'x-amz-delete-marker': 'true' });
    await refused(text(marked.VersionId), 'MethodNotAllowed');
    await client.send(new DeleteObjectCommand({ ...at, VersionId: marked.VersionId }));
    expect(await text()).toBe('one');
  });

  test('deleting a version by its id removes it for good', async () => {
    const { client, at, text } = setup('versioned', 'removed');
    const first = await client.send(new PutObjectCommand({ ...at, Body: 'one' }));
    const second = await client.send(new PutObjectCommand({ ...at, Body: 'two' }));
    await client.send(new DeleteObjectCommand({ ...at, VersionId: second.VersionId }));
    expect(await text()).toBe('one');
    await refused(text(second.VersionId), 'NoSuchVersion');
    expect(await text(first.VersionId)).toBe('one');
  });

  test('a copy can take an old version', async () => {
    const { client, at, Bucket, Key, text } = setup('versioned', 'restore');
    const first = await client.send(new PutObjectCommand({ ...at, Body: 'one' }));
    await client.send(new PutObjectCommand({ ...at, Body: 'two' }));
    const CopySource = `${Bucket}/${Key}?versionId=${first.VersionId}`;
    const copy = await client.send(new CopyObjectCommand({ ...at, CopySource }));
    expect(copy.CopySourceVersionId).toBe(first.VersionId);
    expect(await text()).toBe('one');
  });

  test('the versions are listed newest first, page by page', async () => {
    const { client, at, Bucket, Key } = setup('versioned', 'list');
    const ids: (string | undefined)[] = [];
    for (const Body of ['1', '2'])
      ids.unshift((await client.send(new PutObjectCommand({ ...at, Body }))).VersionId);
    ids.unshift((await client.send(new DeleteObjectCommand(at))).VersionId);
    const seen: { id: string | undefined; latest: boolean | undefined }[] = [];
    let KeyMarker: string | undefined;
    let VersionIdMarker: string | undefined;
    do {
      const page = await client.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: Key, MaxKeys: 1, KeyMarker, VersionIdMarker }),
      );
      for (const row of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
        seen.push({ id: row.VersionId, latest: row.IsLatest });
      }
      KeyMarker = page.NextKeyMarker;
      VersionIdMarker = page.NextVersionIdMarker;
    } while (KeyMarker !== undefined);
    expect(seen).toEqual(ids.map((id, place) => ({ id, latest: place === 0 })));
    const current = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    expect(current.KeyCount).toBe(0);
  });

  test('a version under COMPLIANCE stays, whoever asks', async () => {
    const { client, at, text } = setup('locked', 'kept');
    const until = new Date(Date.now() + MINUTE_MS);
    const put = await client.send(
      new PutObjectCommand({
        ...at,
        Body: 'manifest',
        ObjectLockMode: 'COMPLIANCE',
        ObjectLockRetainUntilDate: until,
      }),
    );
    const { VersionId } = put;
    const remove = (more: object) => client.send(new DeleteObjectCommand({ ...at, VersionId, ...more }));
    await refused(remove({}), 'AccessDenied');
    await refused(remove({ BypassGovernanceRetention: true }), 'AccessDenied');
    const shorter = { Mode: 'COMPLIANCE', RetainUntilDate: new Date(until.getTime() - 1000) } as const;
    await refused(
      client.send(new PutObjectRetentionCommand({ ...at, VersionId, Retention: shorter })),
      'AccessDenied',
    );
    await client.send(new DeleteObjectCommand(at));
    expect(await text(VersionId)).toBe('manifest');
  });

  test('a version under GOVERNANCE goes only to who asks past it', async () => {
    const { client, at } = setup('locked', 'governed');
    const { VersionId } = await client.send(new PutObjectCommand({ ...at, Body: 'x' }));
    const RetainUntilDate = new Date(Math.floor(Date.now() / 1000) * 1000 + MINUTE_MS);
    const Retention = { Mode: 'GOVERNANCE', RetainUntilDate } as const;
    await client.send(new PutObjectRetentionCommand({ ...at, VersionId, Retention }));
    const kept = await client.send(new GetObjectRetentionCommand({ ...at, VersionId }));
    expect(kept.Retention).toEqual(Retention);
    await refused(client.send(new DeleteObjectCommand({ ...at, VersionId })), 'AccessDenied');
    await client.send(new DeleteObjectCommand({ ...at, VersionId, BypassGovernanceRetention: true }));
  });

  test('a legal hold keeps a version until it is lifted', async () => {
    const { client, at } = setup('locked', 'held');
    const { VersionId } = await client.send(new PutObjectCommand({ ...at, Body: 'x' }));
    const hold = (Status: 'ON' | 'OFF') =>
      client.send(new PutObjectLegalHoldCommand({ ...at, VersionId, LegalHold: { Status } }));
    await hold('ON');
    await refused(client.send(new DeleteObjectCommand({ ...at, VersionId })), 'AccessDenied');
    await hold('OFF');
    await client.send(new DeleteObjectCommand({ ...at, VersionId }));
  });

  test('a lock needs a bucket made for it and a date to come', async () => {
    const { client, at } = setup('versioned', 'no-lock');
    const put = (place: object, until: Date) =>
      client.send(
        new PutObjectCommand({
          ...at,
          ...place,
          Body: 'x',
          ObjectLockMode: 'COMPLIANCE',
          ObjectLockRetainUntilDate: until,
        }),
      );
    await refused(put({}, new Date(Date.now() + MINUTE_MS)), 'InvalidRequest');
    const { Bucket } = setup('locked', 'x');
    await refused(put({ Bucket }, new Date(Date.now() - MINUTE_MS)), 'InvalidArgument');
  });
}
