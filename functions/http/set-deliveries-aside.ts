import { routes } from '../../shared/contract/routes.ts';
import { setDeliveriesAside } from '../../shared/usecases/replay-deliveries.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { outbox } from '../edge/wiring/outbox.ts';

export const handler = httpHandler(routes.setDeliveriesAside, ({ by, params, body }) =>
  setDeliveriesAside({ outbox: outbox() }, { by, ...params, ...body }),
);
