import type { ReleaseView } from '../contract/release-routes.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { compositionOf, isPublished, type Release, releaseStateOf } from '../domain/release.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { ReadCall } from './action-call.ts';
import { keyOf, type ReleaseName } from './release-keys.ts';
import { releaseProgress } from './release-progress.ts';
import { releaseView } from './release-view.ts';

export type GetReleasePorts = {
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly files: Pick<ReleaseFiles, 'list' | 'previewAddress'>;
  /** Where the public reads, without a slash at the end. */
  readonly publicUrl: string;
};

export async function getRelease(
  ports: GetReleasePorts,
  { campaignId, release }: ReleaseName,
  { caller, now }: ReadCall,
): Promise<Outcome<ReleaseView>> {
  const record = await ports.releases.find(campaignId, release);
  return record === null ? noRelease : accept(await viewWithFiles(ports, record, caller.person, now));
}

/** The view with an address for each file: the public one, or before publication a short-lived one of the same bytes. */
export async function viewWithFiles(
  { files, publicUrl }: Pick<GetReleasePorts, 'files' | 'publicUrl'>,
  record: Release,
  person: string,
  now: Moment,
): Promise<ReleaseView> {
  const state = releaseStateOf(record);
  const progress = await releaseProgress(files, record, now);
  if (isPublished(state)) return { ...releaseView(record, person, key => `${publicUrl}/${key}`), progress };
  const keys =
    state.composed === null ? [] : compositionOf(state).files.map(({ name }) => keyOf(record, name));
  const addresses = new Map(
    await Promise.all(keys.map(async key => [key, await files.previewAddress(key)] as const)),
  );
  return { ...releaseView(record, person, key => addresses.get(key) ?? null), progress };
}

export const noRelease = refuse('not-found', '没有找到这个发布批次。', 'There is no such release.');
