import { routes } from '../../shared/contract/routes.ts';
import { decideReview } from '../../shared/usecases/decide-review.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.decideReview, ({ by, params, body }) =>
  decideReview(
    { reports: reportStore(), campaigns: campaignStore(), policies: policyLibrary() },
    { by, ...params, verdict: body },
  ),
);
