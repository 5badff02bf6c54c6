import { routes } from '../../shared/contract/routes.ts';
import { redriveBulkDecision } from '../../shared/usecases/redrive-bulk-decision.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';
import { bulkWorkflow } from '../edge/wiring/bulk-workflow.ts';

export const handler = httpHandler(routes.redriveBulkDecision, ({ by, params }) =>
  redriveBulkDecision({ bulks: bulkStore(), workflow: bulkWorkflow() }, { by, ...params }),
);
