import { routes } from '../../shared/contract/routes.ts';
import { listDeliveryRows } from '../../shared/usecases/read-deliveries.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { outbox } from '../edge/wiring/outbox.ts';

export const handler = httpHandler(routes.listDeliveryRows, ({ params, query }) =>
  listDeliveryRows({ outbox: outbox() }, { ...params, ...query }),
);
