import { routes } from '../../shared/contract/routes.ts';
import { getImportFile } from '../../shared/usecases/read-imports.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { importFiles } from '../edge/wiring/import-files.ts';
import { importStore } from '../edge/wiring/import-store.ts';

export const handler = httpHandler(routes.getImportFile, ({ by, params, query }) =>
  getImportFile({ imports: importStore(), files: importFiles() }, { by, ...params, ...query }),
);
