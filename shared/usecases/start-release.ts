import type { Campaign } from '../domain/campaign.ts';
import { hashOf } from '../domain/canonical.ts';
import { type ActionId, type CampaignId, ReleaseNumber, type Sha256 } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { isFinished, releaseStateOf } from '../domain/release.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { Workflows } from '../ports/workflows.ts';
import type { ActionCall } from './action-call.ts';
import { publicationDue } from './publication-due.ts';
import type { ReleaseName } from './release-keys.ts';

export type StartReleasePorts = {
  readonly campaigns: Pick<CampaignStore, 'find' | 'save'>;
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly workflows: Pick<Workflows, 'startPublication'>;
};

/** The office starts the next release of a campaign. */
export async function startRelease(
  ports: StartReleasePorts,
  campaignId: CampaignId,
  call: ActionCall,
): Promise<Outcome<ReleaseName>> {
  const campaign = await ports.campaigns.find(campaignId);
  if (campaign === null)
    return refuse('not-found', '没有找到这个救灾期间。', 'There is no such relief campaign.');
  return beginRelease(ports, campaign, call.now, {
    actionId: call.actionId,
    requestHash: hashOf(['start-release', campaignId]),
  });
}

type Start = { readonly actionId: ActionId; readonly requestHash: Sha256 };

/** Calls a campaign remembers; a retry comes within minutes, and releases are months apart. */
const callsKept = 100;

/**
 * Takes the next number, then starts its workflow. The number is the one write that decides: where the start is lost
 * after it, the sweeper finds a number without a release and starts it again under the same name.
 */
export async function beginRelease(
  { campaigns, releases, workflows }: StartReleasePorts,
  campaign: Campaign,
  now: Moment,
  start: Start,
): Promise<Outcome<ReleaseName>> {
  const { campaignId } = campaign;
  const earlier = campaign.calls.find(({ actionId }) => actionId === start.actionId);
  if (earlier !== undefined) return again(campaign, earlier, start, workflows);
  const due = publicationDue(campaign, now);
  if (!due.ok) return due;
  if (!(await isFree(campaign, releases))) return busy;
  const release = ReleaseNumber.parse(campaign.releases + 1);
  const next = {
    ...campaign,
    releases: release,
    version: campaign.version + 1,
    calls: [...campaign.calls, start].slice(-callsKept),
  };
  const saving = await campaigns.save(next);
  if (!saving.saved) {
    // A response lost after the write comes back as a conflict with oneself.
    const own = saving.current?.calls.find(({ actionId }) => actionId === start.actionId);
    if (saving.current === null || own === undefined) return changed;
    return again(saving.current, own, start, workflows);
  }
  await workflows.startPublication(campaignId, release);
  return accept({ campaignId, release });
}

async function again(
  campaign: Campaign,
  earlier: Start,
  start: Start,
  workflows: StartReleasePorts['workflows'],
): Promise<Outcome<ReleaseName>> {
  if (earlier.requestHash !== start.requestHash) return otherRequest;
  const release = ReleaseNumber.parse(campaign.releases);
  await workflows.startPublication(campaign.campaignId, release);
  return accept({ campaignId: campaign.campaignId, release });
}

/** One release at a time: the next one starts from what the one before published. */
async function isFree(campaign: Campaign, releases: StartReleasePorts['releases']): Promise<boolean> {
  if (campaign.releases === 0) return true;
  const last = await releases.find(campaign.campaignId, ReleaseNumber.parse(campaign.releases));
  return last !== null && isFinished(releaseStateOf(last).status);
}

const busy = refuse(
  'wrong-status',
  '上一个发布批次尚未完成，请待其完成或退回后再启动。',
  'The release before is still under way; start the next one when it is reconciled or turned down.',
);

const changed = refuse(
  'changed-meanwhile',
  '救灾期间信息刚被更改，请刷新后重试。',
  'The campaign changed meanwhile; reload it and try again.',
);

const otherRequest = refuse(
  'same-key-other-request',
  '该 Idempotency-Key 已用于另一个请求，请换用新的值。',
  'This Idempotency-Key was used for another request; send a new one.',
);
