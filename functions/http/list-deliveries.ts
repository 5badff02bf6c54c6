import { routes } from '../../shared/contract/routes.ts';
import { listDeliveries } from '../../shared/usecases/read-deliveries.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { deliveryChecks } from '../edge/wiring/delivery-checks.ts';
import { outbox } from '../edge/wiring/outbox.ts';

export const handler = httpHandler(routes.listDeliveries, ({ by }) =>
  listDeliveries({ outbox: outbox(), checks: deliveryChecks() }, { by }),
);
