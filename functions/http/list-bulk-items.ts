import { routes } from '../../shared/contract/routes.ts';
import { listBulkItems } from '../../shared/usecases/read-bulk-decisions.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';

export const handler = httpHandler(routes.listBulkItems, ({ by, params, query }) =>
  listBulkItems({ bulks: bulkStore() }, { by, ...params, ...query }),
);
