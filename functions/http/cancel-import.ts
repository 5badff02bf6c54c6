import { routes } from '../../shared/contract/routes.ts';
import { cancelImport } from '../../shared/usecases/cancel-import.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { importStore } from '../edge/wiring/import-store.ts';

export const handler = httpHandler(routes.cancelImport, ({ by, params }) =>
  cancelImport({ imports: importStore() }, { by, ...params }),
);
