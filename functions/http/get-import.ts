import { routes } from '../../shared/contract/routes.ts';
import { getImport } from '../../shared/usecases/read-imports.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { importStore } from '../edge/wiring/import-store.ts';

export const handler = httpHandler(routes.getImport, ({ by, params }) =>
  getImport({ imports: importStore() }, { by, ...params }),
);
