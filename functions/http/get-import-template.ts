import { routes } from '../../shared/contract/routes.ts';
import { getImportTemplate } from '../../shared/usecases/get-import-template.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { importFiles } from '../edge/wiring/import-files.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { workbooks } from '../edge/wiring/workbooks.ts';

export const handler = httpHandler(routes.getImportTemplate, ({ params, query }) =>
  getImportTemplate(
    {
      campaigns: campaignStore(),
      policies: policyLibrary(),
      files: importFiles(),
      workbooks: workbooks(),
    },
    { ...params, ...query },
  ),
);
