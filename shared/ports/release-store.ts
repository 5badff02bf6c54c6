import type { CampaignId, ReleaseNumber } from '../domain/ids.ts';
import type { Release } from '../domain/release.ts';

export type ReleaseSaveResult =
  | { readonly saved: true }
  /** Somebody was faster; this is what stands now. */
  | { readonly saved: false; readonly current: Release | null };

/** The one front door to releases. Every save is one conditional write on the version. */
export type ReleaseStore = {
  find(campaignId: CampaignId, release: ReleaseNumber): Promise<Release | null>;
  /** All releases of a campaign, oldest first. */
  list(campaignId: CampaignId): Promise<readonly Release[]>;
  /** Puts a new release, if none stands under its number. */
  add(release: Release): Promise<ReleaseSaveResult>;
  /** Replaces version n−1 by version n. */
  save(release: Release): Promise<ReleaseSaveResult>;
  /** The token of the task that waits for approval; no other reader ever sees it. */
  task(campaignId: CampaignId, release: ReleaseNumber): Promise<string | null>;
  /** Keeps it, over an older one. */
  keepTask(campaignId: CampaignId, release: ReleaseNumber, token: string): Promise<void>;
};
