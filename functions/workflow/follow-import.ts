import { importSteps } from '../../shared/contract/import-steps.ts';
import { followImport } from '../../shared/usecases/follow-import.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = stepHandler('follow-import', importSteps.followImport, ({ importId }, { now }) =>
  followImport(
    {
      imports: importStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      staff: staffDirectory(),
    },
    importId,
    now,
  ),
);
