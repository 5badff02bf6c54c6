import { routes } from '../../shared/contract/routes.ts';
import { listImports } from '../../shared/usecases/read-imports.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { importStore } from '../edge/wiring/import-store.ts';

export const handler = httpHandler(routes.listImports, ({ by, query }) =>
  listImports({ imports: importStore() }, { by, ...query }),
);
