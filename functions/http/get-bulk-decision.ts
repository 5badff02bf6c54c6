import { routes } from '../../shared/contract/routes.ts';
import { getBulkDecision } from '../../shared/usecases/read-bulk-decisions.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.getBulkDecision, ({ by, params }) =>
  getBulkDecision({ bulks: bulkStore(), reports: reportStore() }, { by, ...params }),
);
