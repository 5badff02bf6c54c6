import type { ReleaseView } from '../contract/release-routes.ts';
import type { CampaignId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { isPublished, releaseStateOf } from '../domain/release.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { Page } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';
import { releaseView } from './release-view.ts';

export type ListReleasesPorts = {
  readonly campaigns: Pick<CampaignStore, 'find'>;
  readonly releases: Pick<ReleaseStore, 'list'>;
  readonly publicUrl: string;
};

/** Newest first. Files that are not public yet have their addresses in `getRelease` alone. */
export async function listReleases(
  { campaigns, releases, publicUrl }: ListReleasesPorts,
  campaignId: CampaignId,
  { caller }: ReadCall,
): Promise<Outcome<Page<ReleaseView>>> {
  if ((await campaigns.find(campaignId)) === null) {
    return refuse('not-found', '没有找到这个救灾期间。', 'There is no such relief campaign.');
  }
  const records = await releases.list(campaignId);
  const items = records.map(record => {
    const open = isPublished(releaseStateOf(record));
    return releaseView(record, caller.person, key => (open ? `${publicUrl}/${key}` : null));
  });
  return accept({ items: items.reverse(), next: null });
}
