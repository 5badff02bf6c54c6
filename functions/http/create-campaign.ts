import { routes } from '../../shared/contract/routes.ts';
import { createCampaign } from '../../shared/usecases/create-campaign.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.createCampaign, ({ by, body }) =>
  createCampaign({ campaigns: campaignStore(), policies: policyLibrary() }, { by, ...body }),
);
