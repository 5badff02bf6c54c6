import { routes } from '../../shared/contract/routes.ts';
import { getCampaign } from '../../shared/usecases/get-campaign.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.getCampaign, ({ params, now }) =>
  getCampaign({ campaigns: campaignStore(), policies: policyLibrary() }, { ...params, now }),
);
