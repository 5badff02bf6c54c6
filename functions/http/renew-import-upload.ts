import { routes } from '../../shared/contract/routes.ts';
import { renewImportUpload } from '../../shared/usecases/open-import.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { importFiles } from '../edge/wiring/import-files.ts';
import { importStore } from '../edge/wiring/import-store.ts';

export const handler = httpHandler(routes.renewImportUpload, ({ by, params }) =>
  renewImportUpload({ imports: importStore(), files: importFiles() }, { by, ...params }),
);
