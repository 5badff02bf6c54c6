import type { CampaignId } from '../domain/ids.ts';
import type { Revision } from '../domain/register.ts';

/** The log of a campaign's register: revisions are added and never changed. */
export type RegisterStore = {
  /** The newest one; null while the register is empty. */
  head(campaignId: CampaignId): Promise<Revision | null>;
  find(campaignId: CampaignId, revision: number): Promise<Revision | null>;
  /** False where another revision of its number stands. Itself again is a success. */
  add(revision: Revision): Promise<boolean>;
};
