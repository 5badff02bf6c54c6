import { routes } from '../../shared/contract/routes.ts';
import { listBulkDecisions } from '../../shared/usecases/read-bulk-decisions.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';

export const handler = httpHandler(routes.listBulkDecisions, ({ by, query }) =>
  listBulkDecisions({ bulks: bulkStore() }, { by, ...query }),
);
