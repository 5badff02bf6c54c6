import { routes } from '../../shared/contract/routes.ts';
import { checkEligibility } from '../../shared/usecases/get-guidance.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.checkEligibility, ({ params, query, now }) =>
  checkEligibility({ campaigns: campaignStore(), policies: policyLibrary() }, params.campaignId, query, now),
);
