import type * as z from 'zod';
import type { ReleaseChange, releaseRoutes } from '../contract/release-routes.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { compositionOf, releaseStateOf } from '../domain/release.ts';
import { ReleasePreview } from '../domain/release-preview.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { noRelease } from './get-release.ts';
import { keyOf, type ReleaseName, sealedFiles } from './release-keys.ts';
import {
  type PartPlace,
  parseFile,
  partsOf,
  readPart,
  readSealed,
  readSealedIndex,
} from './release-parts.ts';

export type PreviewReleasePorts = {
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly files: Pick<ReleaseFiles, 'read'>;
};

type Page = z.output<(typeof releaseRoutes)['previewRelease']['response']>;
type Query = {
  readonly change: ReleaseChange;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** One page of what a release changes or holds back, from the sealed bytes that its manifest binds. */
export async function previewRelease(
  { releases, files }: PreviewReleasePorts,
  name: ReleaseName,
  { change, limit, cursor }: Query,
): Promise<Outcome<Page>> {
  const record = await releases.find(name.campaignId, name.release);
  if (record === null) return noRelease;
  const state = releaseStateOf(record);
  if (state.composed === null) return notComposed;
  const { lanes, preview: previewHash } = await readSealedIndex(files, name, compositionOf(state).sealedHash);
  if (previewHash === undefined) return keptBefore;
  const key = keyOf(name, sealedFiles.preview);
  const preview = parseFile(ReleasePreview, await readSealed(files, key, previewHash), key);
  const from = Number(cursor ?? 0);
  const page =
    change === 'held-back'
      ? await heldPage(files, name, partsOf(lanes), from, limit)
      : pageOf(rowsOf(preview, change), from, limit);
  const behind = from + page.items.length;
  return accept({
    change,
    ...page,
    next: behind < page.total && page.items.length > 0 ? String(behind) : null,
    oddities: preview.oddities,
    samples: preview.samples,
  });
}

type Rows = Pick<Page, 'items' | 'total'>;

const pageOf = (rows: Page['items'], from: number, limit: number): Rows => ({
  total: rows.length,
  items: rows.slice(from, from + limit),
});

function rowsOf(preview: ReleasePreview, change: Exclude<ReleaseChange, 'held-back'>): Page['items'] {
  switch (change) {
    case 'added':
      return preview.added.map(after => ({ before: null, after, held: null }));
    case 'changed':
      return preview.changed.map(entry => ({ ...entry, held: null }));
    case 'removed':
      return preview.removed.map(before => ({ before, after: null, held: null }));
  }
}

/** Reads the parts that the page lies in and no others. */
async function heldPage(
  files: PreviewReleasePorts['files'],
  name: ReleaseName,
  parts: readonly PartPlace[],
  from: number,
  limit: number,
): Promise<Rows> {
  const items: Page['items'] = [];
  let total = 0;
  for (const part of parts) {
    const first = total;
    total += part.held;
    if (total <= from || items.length === limit) continue;
    const { held } = await readPart(files, name, part);
    const start = Math.max(0, from - first);
    for (const row of held.slice(start, start + limit - items.length))
      items.push({ before: null, after: null, held: row });
  }
  return { total, items };
}

const notComposed = refuse(
  'wrong-status',
  '该发布批次正在生成，请稍后再预览。',
  'This release is still being composed; preview it in a moment.',
);

const keptBefore = refuse(
  'not-found',
  '该发布批次生成时尚未保存变更明细。',
  'This release was composed before its changes were kept for a preview.',
);
