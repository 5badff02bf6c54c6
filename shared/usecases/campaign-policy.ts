import type { Campaign } from '../domain/campaign.ts';
import type { CampaignId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';

export type CampaignPolicyPorts = { readonly campaigns: CampaignStore; readonly policies: PolicyLibrary };

/** A campaign with the policy in force for it now. */
export type CampaignPolicy = { readonly campaign: Campaign; readonly policy: Policy };

export async function findCampaignPolicy(
  { campaigns, policies }: CampaignPolicyPorts,
  campaignId: CampaignId,
): Promise<Outcome<CampaignPolicy>> {
  const campaign = await campaigns.find(campaignId);
  if (campaign === null)
    return refuse('not-found', '没有找到这个救灾期间。', 'There is no such relief campaign.');
  return accept({ campaign, policy: await policies.latest(campaign.policyId) });
}

/** The same for a campaign that a stored report names: its absence is damage. */
export async function getCampaignPolicy(
  ports: CampaignPolicyPorts,
  campaignId: CampaignId,
): Promise<CampaignPolicy> {
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) throw new Error(`a report names campaign ${campaignId}, which is not there`);
  return found.value;
}
