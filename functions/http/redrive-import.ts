import { routes } from '../../shared/contract/routes.ts';
import { redriveImport } from '../../shared/usecases/check-import.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { importWorkflow } from '../edge/wiring/import-workflow.ts';

export const handler = httpHandler(routes.redriveImport, ({ by, params }) =>
  redriveImport({ imports: importStore(), workflow: importWorkflow() }, { by, ...params }),
);
