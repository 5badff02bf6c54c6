import { recordImport } from '../../shared/usecases/record-import.ts';
import { storageHandler } from '../edge/storage-handler.ts';
import { importFiles } from '../edge/wiring/import-files.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { importWorkflow } from '../edge/wiring/import-workflow.ts';

export const handler = storageHandler('record-import', object =>
  recordImport({ imports: importStore(), files: importFiles(), workflow: importWorkflow() }, object),
);
