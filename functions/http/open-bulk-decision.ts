import { routes } from '../../shared/contract/routes.ts';
import { openBulkDecision } from '../../shared/usecases/open-bulk-decision.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';
import { bulkWorkflow } from '../edge/wiring/bulk-workflow.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';
import { verifiedIdentity } from '../edge/wiring/verified-identity.ts';

export const handler = httpHandler(routes.openBulkDecision, ({ by, body }) =>
  openBulkDecision(
    {
      bulks: bulkStore(),
      reports: reportStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      staff: staffDirectory(),
      vault: identityVault(),
      verifiedIdentity: verifiedIdentity(),
      workflow: bulkWorkflow(),
    },
    { by, ...body },
  ),
);
