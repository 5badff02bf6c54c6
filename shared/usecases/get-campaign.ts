import type { CampaignView } from '../contract/office-routes.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';
import { campaignViewOf } from './campaign-view.ts';

export async function getCampaign(
  ports: CampaignPolicyPorts,
  { campaignId, now }: { readonly campaignId: CampaignId; readonly now: Moment },
): Promise<Outcome<CampaignView>> {
  const found = await findCampaignPolicy(ports, campaignId);
  return found.ok ? accept(campaignViewOf(found.value.campaign, found.value.policy, now)) : found;
}
