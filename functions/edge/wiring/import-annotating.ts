import type { AnnotateImportPorts } from '../../../shared/usecases/annotate-import.ts';
import { campaignStore } from './campaign-store.ts';
import { importFiles } from './import-files.ts';
import { importRows } from './import-rows.ts';
import { importStore } from './import-store.ts';
import { policyLibrary } from './policy-library.ts';
import { spreadsheets } from './spreadsheets.ts';
import { workbooks } from './workbooks.ts';

/** Everything that giving a file back needs; no key is among it. */
export const importAnnotating = (): AnnotateImportPorts => ({
  imports: importStore(),
  files: importFiles(),
  rows: importRows(),
  spreadsheets: spreadsheets(),
  workbooks: workbooks(),
  campaigns: campaignStore(),
  policies: policyLibrary(),
});
