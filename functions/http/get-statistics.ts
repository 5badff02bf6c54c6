import { routes } from '../../shared/contract/routes.ts';
import { getStatistics } from '../../shared/usecases/get-statistics.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { counters } from '../edge/wiring/counters.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.getStatistics, ({ by, params, query }) =>
  getStatistics(
    { campaigns: campaignStore(), policies: policyLibrary(), counters: counters() },
    { by, ...params, ...query },
  ),
);
