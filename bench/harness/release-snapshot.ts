import { paginateScan } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { canonicalJson, sha256Of } from '../../shared/domain/canonical.ts';
import { inParallel } from '../../shared/usecases/in-parallel.ts';
import type { releasePorts } from './release-steps.ts';

/** Everything that a release leaves behind, by its key: the hash of each ledger row, record and file. */
export type ReleaseSnapshot = ReadonlyMap<string, string>;

export async function releaseSnapshot({
  client,
  files,
}: ReturnType<typeof releasePorts>): Promise<ReleaseSnapshot> {
  const found = new Map<string, string>();
  for (const [TableName, keys] of [
    ['Ledger', ['subjectId', 'entry']],
    ['Office', ['pk', 'sk']],
  ] as const) {
    for await (const { Items = [] } of paginateScan({ client }, { TableName }))
      for (const item of Items)
        found.set([TableName, ...keys.map(key => item[key]?.S)].join('/'), sha256Of(canonicalJson(item)));
  }
  for (const Bucket of ['sealed', 'public']) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client: files }, { Bucket })) {
      await inParallel(Contents, 8, async ({ Key }) => {
        const { Body } = await files.send(new GetObjectCommand({ Bucket, Key }));
        found.set(`${Bucket}/${Key}`, sha256Of((await Body?.transformToByteArray()) ?? ''));
      });
    }
  }
  return found;
}

/** Keys under which two snapshots hold different things, or only one of them anything. */
export const differencesBetween = (a: ReleaseSnapshot, b: ReleaseSnapshot): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter(key => a.get(key) !== b.get(key)).sort();
