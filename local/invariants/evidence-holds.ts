import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { stateOf } from '../../shared/domain/report.ts';
import { inParallel } from './in-parallel.ts';
import type { StackReader } from './read-stack.ts';
import type { StoredRecords } from './stored-records.ts';

type Reference = {
  readonly reportId: string;
  readonly evidenceId: string;
  readonly key: string;
  readonly versionId: string;
  readonly sha256: string;
};

/** I9: every file that a decision rests on lies there in the very version and with the very bytes that were judged. */
export async function evidenceHolds(
  reader: StackReader,
  records: StoredRecords,
): Promise<{ readonly broken: string[]; readonly tampered: ReadonlySet<string> }> {
  const broken: string[] = [];
  const tampered = new Set<string>();
  await inParallel(referencesOf(records, broken), async reference => {
    const { reportId, evidenceId, sha256 } = reference;
    const found = await hashOfStored(reader, reference);
    if (found === sha256) return;
    broken.push(
      `I9 report ${reportId}: ${evidenceId} ${found === null ? 'is gone' : 'holds other bytes than were judged'}`,
    );
    tampered.add(reportId);
  });
  return { broken, tampered };
}

function referencesOf({ reports }: StoredRecords, broken: string[]): readonly Reference[] {
  return reports.flatMap(({ report }) => {
    const { reportId, history } = report;
    const state = stateOf(report);
    if (state.determination === null) return [];
    const usable = [...state.evidence.values()].filter(
      file => file.state === 'clean' || file.state === 'released',
    );
    const recorded = new Map(
      history.flatMap(({ action }) =>
        action.type === 'evidence-recorded' ? [[action.evidenceId, action] as const] : [],
      ),
    );
    for (const { action } of history) {
      if (action.type !== 'approved' && action.type !== 'seconded') continue;
      for (const pinned of action.evidence) {
        const file = recorded.get(pinned.evidenceId);
        if (file?.versionId !== pinned.versionId || file.found.sha256 !== pinned.sha256)
          broken.push(`I9 report ${reportId}: ${pinned.evidenceId} is pinned to what was never recorded`);
      }
      if (action.evidence.length < usable.length && action.type === 'approved')
        broken.push(`I9 report ${reportId}: approved without pinning all of its evidence`);
    }
    return usable.map(({ evidenceId, key, versionId, sha256 }) => ({
      reportId,
      evidenceId,
      key,
      versionId: versionId ?? '',
      sha256,
    }));
  });
}

async function hashOfStored(reader: StackReader, { key, versionId }: Reference): Promise<string | null> {
  try {
    const { Body } = await reader.s3.send(
      new GetObjectCommand({ Bucket: reader.bucket('evidence'), Key: key, VersionId: versionId }),
    );
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return createHash('sha256').update(bytes).digest('hex');
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('NoSuch')) return null;
    throw error;
  }
}
