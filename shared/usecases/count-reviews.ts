import type { ReviewCountsView } from '../contract/desk-routes.ts';
import { addUp } from '../domain/desk-numbers.ts';
import type { DistrictId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { Counters } from '../ports/counters.ts';
import type { ReadCall } from './action-call.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { backlogOf, newestOf } from './desk-backlog.ts';
import { notYours } from './list-reviews.ts';
import { deskOf } from './review-desk.ts';

/** How much waits under each filter of the caller's queue; seconds behind the record, never a ground to decide on. */
export async function countReviews(
  ports: CampaignPolicyPorts & { readonly counters: Counters },
  { by: { caller, now }, district }: { readonly by: ReadCall; readonly district?: DistrictId | undefined },
): Promise<Outcome<ReviewCountsView>> {
  const { department } = caller;
  if (
    department === null ||
    !may(caller, 'review:read', district === undefined ? undefined : { department, district })
  )
    return notYours;
  const desk = await deskOf(ports, caller, now);
  const districts = district === undefined ? [...(desk?.districts ?? [])] : [district];
  const campaigns = await ports.campaigns.list();
  const counted = await Promise.all(
    campaigns.map(({ campaignId }) => ports.counters.desks(campaignId, department)),
  );
  const tallies = counted
    .flatMap(({ tallies }) => tallies)
    .filter(tally => districts.includes(tally.district));
  const numbers = addUp(tallies);
  return accept({
    countedAt: newestOf(counted),
    department,
    districts,
    ...backlogOf(numbers, desk?.line ?? { now, atRiskBefore: now }),
    mine: numbers.byOfficer[caller.account] ?? 0,
    byOfficer: numbers.byOfficer,
  });
}
