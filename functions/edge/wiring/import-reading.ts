import type { ReadImportPorts } from '../../../shared/usecases/read-import.ts';
import { campaignStore } from './campaign-store.ts';
import { identityVault } from './identity-vault.ts';
import { importFiles } from './import-files.ts';
import { knownReports } from './import-known-reports.ts';
import { importRows } from './import-rows.ts';
import { stagedRows } from './import-staged-rows.ts';
import { importStore } from './import-store.ts';
import { policyLibrary } from './policy-library.ts';
import { spreadsheets } from './spreadsheets.ts';

/** Everything that judging a file needs. */
export const importReading = (): ReadImportPorts => ({
  imports: importStore(),
  files: importFiles(),
  rows: importRows(),
  staged: stagedRows(),
  vault: identityVault(),
  known: knownReports(),
  spreadsheets: spreadsheets(),
  campaigns: campaignStore(),
  policies: policyLibrary(),
});
