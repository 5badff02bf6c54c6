import { accept, type Outcome } from '../domain/outcome.ts';
import { compositionOf, type Release, releaseStateOf } from '../domain/release.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { Page } from '../ports/report-store.ts';
import { keyOf, pointerKey, publicFiles, publicKeysKey } from './release-keys.ts';

export type ListPublicListsPorts = {
  readonly campaigns: Pick<CampaignStore, 'list'>;
  readonly releases: Pick<ReleaseStore, 'list'>;
  readonly publicUrl: string;
};

/** What anybody may read of every published release, newest first, and where. */
export async function listPublicLists({ campaigns, releases, publicUrl }: ListPublicListsPorts) {
  const records = await Promise.all(
    (await campaigns.list()).map(({ campaignId }) => releases.list(campaignId)),
  );
  const items = records.flat().flatMap(record => publicListOf(record, publicUrl));
  items.sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  return accept({ items, next: null }) satisfies Outcome<Page<unknown>>;
}

function publicListOf(record: Release, publicUrl: string) {
  const state = releaseStateOf(record);
  if (state.published === null) return [];
  const { manifestHash, counts } = compositionOf(state);
  const address = (file: string) => `${publicUrl}/${keyOf(record, file)}`;
  return [
    {
      campaignId: record.campaignId,
      release: record.release,
      publishedAt: state.published.at,
      manifestHash,
      entries: counts.organisations,
      manifest: address(publicFiles.manifest),
      json: address(publicFiles.json),
      csv: address(publicFiles.csv),
      html: address(publicFiles.html),
      latest: `${publicUrl}/${pointerKey(record.campaignId)}`,
      keys: `${publicUrl}/${publicKeysKey}`,
    },
  ];
}
