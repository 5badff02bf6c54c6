import { importSteps } from '../../shared/contract/import-steps.ts';
import { returnImport } from '../../shared/usecases/return-import.ts';
import { now } from '../edge/clock.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { importRows } from '../edge/wiring/import-rows.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = stepHandler(
  'return-import',
  importSteps.returnImport,
  ({ importId }, { remainingMillis }) =>
    returnImport(
      {
        imports: importStore(),
        rows: importRows(),
        campaigns: campaignStore(),
        policies: policyLibrary(),
        reports: reportStore(),
      },
      importId,
      now,
      outOfTime(remainingMillis),
    ),
);
