import { routes } from '../../shared/contract/routes.ts';
import { confirmImport } from '../../shared/usecases/confirm-import.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { importWorkflow } from '../edge/wiring/import-workflow.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.confirmImport, ({ by, params, body }) =>
  confirmImport(
    {
      imports: importStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      workflow: importWorkflow(),
    },
    { by, ...params, decision: body },
  ),
);
