import { routes } from '../../shared/contract/routes.ts';
import { listImportRows } from '../../shared/usecases/read-imports.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { importRows } from '../edge/wiring/import-rows.ts';
import { importStore } from '../edge/wiring/import-store.ts';

export const handler = httpHandler(routes.listImportRows, ({ by, params, query }) =>
  listImportRows({ imports: importStore(), rows: importRows() }, { by, ...params, ...query }),
);
