import { routes } from '../../shared/contract/routes.ts';
import { endCampaign } from '../../shared/usecases/end-campaign.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.endCampaign, ({ by, params, body }) =>
  endCampaign({ campaigns: campaignStore(), policies: policyLibrary() }, { by, ...params, ...body }),
);
