import { importSteps } from '../../shared/contract/import-steps.ts';
import { annotateImport } from '../../shared/usecases/annotate-import.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { importFiles } from '../edge/wiring/import-files.ts';
import { importRows } from '../edge/wiring/import-rows.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = stepHandler('annotate-import', importSteps.annotateImport, ({ importId }, { now }) =>
  annotateImport(
    {
      imports: importStore(),
      files: importFiles(),
      rows: importRows(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
    },
    importId,
    now,
  ),
);
