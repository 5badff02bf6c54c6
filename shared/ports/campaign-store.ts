import type { Campaign } from '../domain/campaign.ts';
import type { CampaignId } from '../domain/ids.ts';

export type CampaignStore = {
  find(campaignId: CampaignId): Promise<Campaign | null>;
  list(): Promise<readonly Campaign[]>;
  add(campaign: Campaign): Promise<{ saved: true } | { saved: false; current: Campaign | null }>;
  /** Replaces version n−1 by version n. */
  save(campaign: Campaign): Promise<{ saved: true } | { saved: false; current: Campaign | null }>;
};
