import { routes } from '../../shared/contract/routes.ts';
import { listCampaigns } from '../../shared/usecases/list-campaigns.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.listCampaigns, ({ now }) =>
  listCampaigns({ campaigns: campaignStore(), policies: policyLibrary() }, { now }),
);
