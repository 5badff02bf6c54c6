import { routes } from '../../shared/contract/routes.ts';
import { countReports } from '../../shared/usecases/count-reports.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { counters } from '../edge/wiring/counters.ts';

export const handler = httpHandler(routes.countReports, ({ params }) =>
  countReports({ campaigns: campaignStore(), counters: counters() }, params),
);
