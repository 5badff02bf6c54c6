import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Release } from '../../shared/domain/release.ts';
import type { ReleaseAction } from '../../shared/domain/release-action.ts';
import type { StackReader } from './read-stack.ts';
import { dayInZhengzhou, type Recomputed, recomputeRelease } from './recompute-release.ts';
import { withWindows } from './recompute-windows.ts';
import type { StoredRecords } from './stored-records.ts';

type Action<T extends ReleaseAction['type']> = Extract<ReleaseAction, { type: T }>;

/** A published release beside what it must say. */
export type PublishedRelease = {
  readonly name: string;
  readonly campaignId: string;
  readonly release: number;
  readonly cutOff: string;
  readonly composed: Action<'composed'>;
  readonly published: Action<'published'>;
  readonly previous: PublishedRelease | null;
  /** All rows were handed over, so that what the other systems hold can be compared. */
  readonly delivered: boolean;
  readonly reconciled: Action<'reconciled'> | null;
  readonly expected: Recomputed;
};

/** Of each campaign, in their order; releases that were turned down or still run are none of these. */
export function publishedReleases(
  { reports, releases, policy }: StoredRecords,
  tampered: ReadonlySet<string>,
): readonly PublishedRelease[] {
  const all: PublishedRelease[] = [];
  for (const record of releases) {
    const frozen = actionOf(record, 'frozen');
    const composed = actionOf(record, 'composed');
    const published = actionOf(record, 'published');
    if (frozen === null || composed === null || published === null) continue;
    const { campaignId, release } = record;
    const previous = all.findLast(one => one.campaignId === campaignId) ?? null;
    const composedBy = policy(frozen.policyId, frozen.policyVersion);
    const recomputed = recomputeRelease(
      reports.flatMap(({ report }) => (report.campaignId === campaignId ? [report] : [])),
      {
        cutOff: frozen.cutOff,
        policyOf: version => policy(frozen.policyId, version),
        caps: composedBy.caps,
        // What was altered after the release was composed is no fault of the release.
        tampered: composed.heldBack.some(({ rule }) => rule === 'evidence-changed') ? tampered : new Set(),
      },
    );
    all.push({
      name: `release ${campaignId} ${release}`,
      campaignId,
      release,
      cutOff: frozen.cutOff,
      composed,
      published,
      previous,
      delivered: actionOf(record, 'delivered') !== null,
      reconciled: actionOf(record, 'reconciled'),
      expected: {
        ...recomputed,
        entries: withWindows(
          recomputed.entries,
          previous?.expected.entries ?? [],
          dayInZhengzhou(frozen.cutOff),
          composedBy,
        ),
      },
    });
  }
  return all;
}

function actionOf<T extends ReleaseAction['type']>({ history }: Release, type: T): Action<T> | null {
  const isOf = (action: ReleaseAction): action is Action<T> => action.type === type;
  return history.map(({ action }) => action).find(isOf) ?? null;
}

export const releaseFolder = ({ campaignId, release }: { campaignId: string; release: number }): string =>
  `campaigns/${campaignId}/releases/${String(release).padStart(4, '0')}/`;

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A file as anybody reads it; null where there is none. */
export async function readPublic(reader: StackReader, key: string): Promise<Buffer | null> {
  const base = z.string().parse(reader.stack.running.outputs['PublicationsUrl']);
  const response = await fetch(`${base}/${key}`);
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
}

/** A sealed file; throws where there is none. */
export async function readSealed(reader: StackReader, key: string): Promise<Buffer> {
  const { Body } = await reader.s3.send(
    new GetObjectCommand({ Bucket: reader.bucket('releases'), Key: key }),
  );
  return Buffer.from((await Body?.transformToByteArray()) ?? new Uint8Array());
}
