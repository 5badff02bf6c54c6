import { routes } from '../../shared/contract/routes.ts';
import { undoBulkDecision } from '../../shared/usecases/undo-bulk-decision.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.undoBulkDecision, ({ by, params }) =>
  undoBulkDecision({ bulks: bulkStore(), reports: reportStore() }, { by, ...params }),
);
