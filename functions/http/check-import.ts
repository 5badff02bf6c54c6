import { routes } from '../../shared/contract/routes.ts';
import { checkImport } from '../../shared/usecases/check-import.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { importWorkflow } from '../edge/wiring/import-workflow.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.checkImport, ({ by, params, body }) =>
  checkImport(
    {
      imports: importStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      workflow: importWorkflow(),
    },
    { by, ...params, verdict: body },
  ),
);
