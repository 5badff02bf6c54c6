import type { DeliveryPosition, LanePosition } from '../contract/publication-steps.ts';
import { laneCount } from '../domain/determined-report.ts';
import type { Moment } from '../domain/moment.ts';
import { type Release, releaseStateOf } from '../domain/release.ts';
import { DownstreamName, type ReleaseAction } from '../domain/release-action.ts';
import { freezeRelease as freeze, stepOf } from '../domain/release-history.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { publicationDue } from './publication-due.ts';
import type { ReleaseName } from './release-keys.ts';

export type FreezeReleasePorts = {
  readonly campaigns: Pick<CampaignStore, 'find'>;
  readonly policies: Pick<PolicyLibrary, 'latest'>;
  readonly releases: Pick<ReleaseStore, 'find' | 'list' | 'add'>;
};

export type ReleasePlan = { lanes: LanePosition[]; deliveries: DeliveryPosition[] };

/** Fixes the cut-off, the policy and the release it builds on, once; a second call finds them fixed. */
export async function freezeRelease(
  { campaigns, policies, releases }: FreezeReleasePorts,
  name: ReleaseName,
  now: Moment,
): Promise<ReleasePlan> {
  if ((await releases.find(name.campaignId, name.release)) !== null) return planOf(name);
  const campaign = await campaigns.find(name.campaignId);
  if (campaign === null) throw new Error(`campaign ${name.campaignId} is not there`);
  const due = publicationDue(campaign, now);
  if (!due.ok) throw new Error(due.refusal.detail.en);
  const policy = await policies.latest(campaign.policyId);
  const previous = lastPublished(await releases.list(name.campaignId));
  const action: Extract<ReleaseAction, { type: 'frozen' }> = {
    type: 'frozen',
    cutOff: now,
    policyId: policy.policyId,
    policyVersion: policy.version,
    previous,
  };
  // Where another invocation was faster its cut-off stands, and the plan is the same.
  await releases.add(freeze(name, stepOf(name, 'freeze', now), action));
  return planOf(name);
}

function lastPublished(records: readonly Release[]) {
  const published = records
    .map(record => ({ release: record.release, state: releaseStateOf(record) }))
    .filter(({ state }) => state.published !== null)
    .at(-1);
  const manifestHash = published?.state.composed?.manifestHash;
  return published === undefined || manifestHash === undefined
    ? null
    : { release: published.release, manifestHash };
}

function planOf({ campaignId, release }: ReleaseName): ReleasePlan {
  const name = { campaignId, release };
  return {
    lanes: Array.from({ length: laneCount }, (_, lane) => ({ ...name, lane, part: 0 })),
    deliveries: DownstreamName.options.map(downstream => ({
      ...name,
      downstream,
      part: 0,
      batch: 0,
      accepted: 0,
      rejected: 0,
    })),
  };
}
