import { routes } from '../../shared/contract/routes.ts';
import { withdrawReport } from '../../shared/usecases/withdraw-report.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.withdrawReport, ({ by, params, body }) =>
  withdrawReport(
    { reports: reportStore(), campaigns: campaignStore(), policies: policyLibrary() },
    { by, ...params, ...body },
  ),
);
