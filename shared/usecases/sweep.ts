import type { Campaign } from '../domain/campaign.ts';
import { hashOf } from '../domain/canonical.ts';
import { ActionId, ReleaseNumber } from '../domain/ids.ts';
import { later, type Moment } from '../domain/moment.ts';
import { releaseStateOf } from '../domain/release.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { Workflows } from '../ports/workflows.ts';
import { handBackApproval } from './hand-back-approval.ts';
import { inParallel } from './in-parallel.ts';
import { publicationDue } from './publication-due.ts';
import { beginRelease } from './start-release.ts';

export type SweepPorts = {
  readonly campaigns: Pick<CampaignStore, 'list' | 'find' | 'save'>;
  readonly releases: Pick<ReleaseStore, 'find' | 'task'>;
  readonly reports: Pick<ReportStore, 'stuckBefore'>;
  readonly workflows: Workflows;
};

/** A report is routed within seconds of its submission; after so long its start was lost (in milliseconds). */
const stuckAfter = 10 * 60_000;
/** Reports driven again in one tick; the rest waits a minute. */
const redrivenAtOnce = 100;
/** For so long a decision is handed back again each minute; a task that has not heard of it by then is gone. */
const handedBackFor = 24 * 3_600_000;

/** Closes whatever gap a lost call left, from the records alone: it may run late, twice, or side by side with itself. */
export async function sweep(ports: SweepPorts, now: Moment): Promise<void> {
  const stuck = await ports.reports.stuckBefore(later(now, -stuckAfter), redrivenAtOnce);
  await inParallel(stuck, 8, ({ reportId, round }) => ports.workflows.startVerification(reportId, round));
  for (const campaign of await ports.campaigns.list()) await sweepCampaign(ports, campaign, now);
}

async function sweepCampaign(ports: SweepPorts, campaign: Campaign, now: Moment): Promise<void> {
  if (campaign.releases === 0) {
    if (!publicationDue(campaign, now).ok) return;
    const actionId = ActionId.parse(`sweep:first-release:${campaign.campaignId}`);
    // A refusal means that somebody else was faster, which is all that was wanted.
    await beginRelease(ports, campaign, now, {
      actionId,
      requestHash: hashOf(['sweep', campaign.campaignId]),
    });
    return;
  }
  const release = ReleaseNumber.parse(campaign.releases);
  const record = await ports.releases.find(campaign.campaignId, release);
  if (record === null) {
    await ports.workflows.startPublication(campaign.campaignId, release);
    return;
  }
  const { status, approvals, rejection } = releaseStateOf(record);
  const decidedAt = rejection?.at ?? approvals.at(-1)?.at;
  const waits = (status === 'approved' || status === 'rejected') && decidedAt !== undefined;
  if (waits && later(decidedAt, handedBackFor) > now) {
    await handBackApproval(ports, { campaignId: campaign.campaignId, release }, status);
  }
}
