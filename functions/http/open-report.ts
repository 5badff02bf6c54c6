import { routes } from '../../shared/contract/routes.ts';
import { openReport } from '../../shared/usecases/open-report.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.openReport, ({ by, body }) =>
  openReport(
    { reports: reportStore(), campaigns: campaignStore(), policies: policyLibrary() },
    { by, ...body },
  ),
);
