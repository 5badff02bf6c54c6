import type { CountsView } from '../contract/office-routes.ts';
import type { CampaignId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { Counters } from '../ports/counters.ts';
import { notFound } from './change-report.ts';

/** How many reports stand where; seconds behind the record, never a ground to decide on. */
export async function countReports(
  { campaigns, counters }: { readonly campaigns: CampaignStore; readonly counters: Counters },
  { campaignId }: { readonly campaignId: CampaignId },
): Promise<Outcome<CountsView>> {
  if ((await campaigns.find(campaignId)) === null) return notFound();
  return accept({ campaignId, ...(await counters.read(campaignId)) });
}
