import type { CampaignView } from '../contract/office-routes.ts';
import { type Campaign, takesReports } from '../domain/campaign.ts';
import type { Moment } from '../domain/moment.ts';
import type { Policy } from '../domain/policy.ts';

export function campaignViewOf(campaign: Campaign, policy: Policy, now: Moment): CampaignView {
  const { campaignId, name, policyId, startedOn, endedAt, reportsCloseAt, publicationDueAt, releases } =
    campaign;
  return {
    campaignId,
    name,
    policyId,
    policyVersion: policy.version,
    startedOn,
    endedAt,
    reportsCloseAt,
    publicationDueAt,
    releases,
    takesReports: takesReports(campaign, now),
  };
}
