import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { freshKey, type Probe, refused } from './s3-target.ts';

export function probeLists(probe: () => Probe): void {
  async function filled(names: readonly string[]) {
    const { client, target } = probe();
    const Bucket = target.buckets.plain;
    const Prefix = `${freshKey('list')}/`;
    await Promise.all(
      names.map(name => client.send(new PutObjectCommand({ Bucket, Key: Prefix + name, Body: name }))),
    );
    const list = (more: object = {}) => client.send(new ListObjectsV2Command({ Bucket, Prefix, ...more }));
    const relative = (texts: readonly (string | undefined)[] | undefined) =>
      texts?.map(text => text?.slice(Prefix.length)) ?? [];
    return { Prefix, list, relative };
  }

  test('keys come in the order of their UTF-8 bytes', async () => {
    const names = ['a', 'B', '～', '😀', '救', 'a/b', 'a-b', 'z&<>"'];
    const { list, relative } = await filled(names);
    const page = await list();
    expect(relative(page.Contents?.map(one => one.Key))).toEqual(
      names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect(page).toMatchObject({ KeyCount: names.length, IsTruncated: false });
  });

  test('a delimiter folds what lies below it, page after page, each once', async () => {
    const { list, relative } = await filled(['a', 'b/1', 'b/2', 'b0', 'c/1', 'd']);
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await list({ Delimiter: '/', MaxKeys: 1, ContinuationToken });
      expect(page.KeyCount).toBe(1);
      seen.push(...relative(page.Contents?.map(one => one.Key)));
      seen.push(...relative(page.CommonPrefixes?.map(one => one.Prefix)));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen).toEqual(['a', 'b/', 'b0', 'c/', 'd']);
  });

  test('a list can start behind a key', async () => {
    const { Prefix, list, relative } = await filled(['a', 'b', 'c']);
    const page = await list({ StartAfter: `${Prefix}a` });
    expect(relative(page.Contents?.map(one => one.Key))).toEqual(['b', 'c']);
  });

  test('a token that is none is InvalidArgument', async () => {
    const { list } = await filled([]);
    await refused(list({ ContinuationToken: 'made up' }), 'InvalidArgument');
  });
}
