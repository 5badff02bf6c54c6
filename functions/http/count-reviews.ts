import { routes } from '../../shared/contract/routes.ts';
import { countReviews } from '../../shared/usecases/count-reviews.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { counters } from '../edge/wiring/counters.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.countReviews, ({ by, query }) =>
  countReviews(
    { campaigns: campaignStore(), policies: policyLibrary(), counters: counters() },
    { by, ...query },
  ),
);
