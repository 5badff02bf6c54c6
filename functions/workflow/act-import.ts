import { importSteps } from '../../shared/contract/import-steps.ts';
import { actImport } from '../../shared/usecases/act-import.ts';
import { now } from '../edge/clock.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { importRows } from '../edge/wiring/import-rows.ts';
import { stagedRows } from '../edge/wiring/import-staged-rows.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = stepHandler('act-import', importSteps.actImport, ({ importId }, { remainingMillis }) =>
  actImport(
    {
      imports: importStore(),
      rows: importRows(),
      staged: stagedRows(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      reports: reportStore(),
      vault: identityVault(),
    },
    importId,
    now,
    outOfTime(remainingMillis),
  ),
);
