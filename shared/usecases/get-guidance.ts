import { dayOf } from '../domain/day.ts';
import { type Eligibility, type EligibilityQuestion, eligibilityFor } from '../domain/eligibility.ts';
import { type Guidance, guidanceOf } from '../domain/guidance.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';

/** The policy of a campaign in words, of the version in force now. */
export async function getGuidance(
  ports: CampaignPolicyPorts,
  campaignId: CampaignId,
): Promise<Outcome<Guidance>> {
  const found = await findCampaignPolicy(ports, campaignId);
  return found.ok ? accept(guidanceOf(found.value.policy)) : found;
}

export async function checkEligibility(
  ports: CampaignPolicyPorts,
  campaignId: CampaignId,
  asked: EligibilityQuestion,
  now: Moment,
): Promise<Outcome<Eligibility>> {
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const eligibility = eligibilityFor(found.value.policy, asked, dayOf(now));
  return eligibility === null ? nothingOfThatName : accept(eligibility);
}

const nothingOfThatName = refuse(
  'not-found',
  '政策中没有这一项，请从政策解读中选择。',
  'The policy has nothing of that name for you; choose one that the guidance lists.',
);
