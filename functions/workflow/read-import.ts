import { importSteps } from '../../shared/contract/import-steps.ts';
import { readImport } from '../../shared/usecases/read-import.ts';
import { now } from '../edge/clock.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { importFiles } from '../edge/wiring/import-files.ts';
import { knownReports } from '../edge/wiring/import-known-reports.ts';
import { importRows } from '../edge/wiring/import-rows.ts';
import { stagedRows } from '../edge/wiring/import-staged-rows.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { spreadsheets } from '../edge/wiring/spreadsheets.ts';

export const handler = stepHandler(
  'read-import',
  importSteps.readImport,
  ({ importId }, { remainingMillis }) =>
    readImport(
      {
        imports: importStore(),
        files: importFiles(),
        rows: importRows(),
        staged: stagedRows(),
        vault: identityVault(),
        known: knownReports(),
        spreadsheets: spreadsheets(),
        campaigns: campaignStore(),
        policies: policyLibrary(),
      },
      importId,
      now,
      outOfTime(remainingMillis),
    ),
);
