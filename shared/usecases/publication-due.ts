import type { Campaign } from '../domain/campaign.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';

/** Nothing is released before the declared end, nor before the day that was declared with it (R12). */
export function publicationDue(campaign: Campaign, now: Moment): Outcome<null> {
  if (campaign.endedAt === null || campaign.publicationDueAt === null || now < campaign.endedAt) {
    return refuse(
      'campaign-not-ended',
      '救灾期间尚未宣布结束，此前不发布名单，也不加分。',
      'The end of this relief period has not been declared; before it nothing is published and no points are added.',
    );
  }
  if (now < campaign.publicationDueAt) {
    return refuse(
      'campaign-not-ended',
      `首次发布定于 ${campaign.publicationDueAt}（UTC），此前不能启动。`,
      `The first release is due at ${campaign.publicationDueAt} (UTC) and cannot be started before that.`,
    );
  }
  return accept(null);
}
