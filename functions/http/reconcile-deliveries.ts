import { routes } from '../../shared/contract/routes.ts';
import { askReconciliation } from '../../shared/usecases/read-deliveries.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { deliveryChecks } from '../edge/wiring/delivery-checks.ts';
import { outbox } from '../edge/wiring/outbox.ts';

export const handler = httpHandler(routes.reconcileDeliveries, ({ by, params }) =>
  askReconciliation({ outbox: outbox(), checks: deliveryChecks() }, { by, ...params }),
);
