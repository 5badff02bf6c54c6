import type { CampaignView } from '../contract/office-routes.ts';
import { actorOf } from '../domain/actor.ts';
import type { Bilingual } from '../domain/bilingual.ts';
import type { Campaign } from '../domain/campaign.ts';
import { hashOf } from '../domain/canonical.ts';
import type { Day } from '../domain/day.ts';
import type { CampaignId } from '../domain/ids.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import type { ActionCall } from './action-call.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { campaignViewOf } from './campaign-view.ts';

type Command = {
  readonly by: ActionCall;
  readonly campaignId: CampaignId;
  readonly name: Bilingual;
  readonly policyId: string;
  readonly startedOn: Day;
};

/** Opens a relief campaign under a policy that has been loaded before. */
export async function createCampaign(
  { campaigns, policies }: CampaignPolicyPorts,
  { by: call, campaignId, name, policyId, startedOn }: Command,
): Promise<Outcome<CampaignView>> {
  const [known] = await policies.list(policyId);
  if (known === undefined) return refuseFields([{ ...policyMissing, path: ['policyId'] }]);
  const requestHash = hashOf({ campaignId, name, policyId, startedOn });
  const campaign: Campaign = {
    campaignId,
    schemaVersion: 1,
    name,
    policyId,
    startedOn,
    endedAt: null,
    reportsCloseAt: null,
    publicationDueAt: null,
    releases: 0,
    version: 1,
    createdBy: actorOf(call.caller),
    createdAt: call.now,
    calls: [{ actionId: call.actionId, requestHash }],
  };
  const result = await campaigns.add(campaign);
  const standing = result.saved ? campaign : result.current;
  if (standing === null) throw new Error('a campaign that stood in the way is gone');
  const own = standing.calls.some(
    earlier => earlier.actionId === call.actionId && earlier.requestHash === requestHash,
  );
  if (!own)
    return refuse(
      'already-exists',
      '已有同名的救灾期间。',
      'A campaign of this id exists; choose another id.',
    );
  return accept(campaignViewOf(standing, await policies.latest(policyId), call.now));
}

const policyMissing = {
  code: 'unknown-policy',
  message: { zh: '没有载入这个政策', en: 'No such policy has been loaded' },
  remedy: { zh: '请先载入政策，再新建救灾期间', en: 'Load the policy first, then create the campaign' },
};
