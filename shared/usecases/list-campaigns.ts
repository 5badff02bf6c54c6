import type { CampaignView } from '../contract/office-routes.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { Page } from '../ports/report-store.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { campaignViewOf } from './campaign-view.ts';

/** All campaigns, on one page: a city has a handful in a decade. */
export async function listCampaigns(
  { campaigns, policies }: CampaignPolicyPorts,
  { now }: { readonly now: Moment },
): Promise<Outcome<Page<CampaignView>>> {
  const all = await campaigns.list();
  const items = await Promise.all(
    all.map(async campaign => campaignViewOf(campaign, await policies.latest(campaign.policyId), now)),
  );
  return accept({ items, next: null });
}
