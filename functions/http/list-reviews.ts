import { routes } from '../../shared/contract/routes.ts';
import { listReviews } from '../../shared/usecases/list-reviews.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.listReviews, ({ by, query }) =>
  listReviews(
    { reports: reportStore(), campaigns: campaignStore(), policies: policyLibrary() },
    { by, ...query },
  ),
);
