import { routes } from '../../shared/contract/routes.ts';
import { getGuidance } from '../../shared/usecases/get-guidance.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.getGuidance, ({ params }) =>
  getGuidance({ campaigns: campaignStore(), policies: policyLibrary() }, params.campaignId),
);
