import { routes } from '../../shared/contract/routes.ts';
import { confirmBulkDecision } from '../../shared/usecases/confirm-bulk-decision.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';
import { bulkWorkflow } from '../edge/wiring/bulk-workflow.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.confirmBulkDecision, ({ by, params, body }) =>
  confirmBulkDecision(
    {
      bulks: bulkStore(),
      reports: reportStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      workflow: bulkWorkflow(),
    },
    { by, ...params, ...body },
  ),
);
