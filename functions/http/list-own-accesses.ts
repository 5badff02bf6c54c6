import { routes } from '../../shared/contract/routes.ts';
import { listOwnAccesses } from '../../shared/usecases/list-own-accesses.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { accessLog } from '../edge/wiring/access-log.ts';
import { ownRecord } from '../edge/wiring/own-record.ts';

export const handler = httpHandler(routes.listOwnAccesses, ({ by, params, query }) =>
  listOwnAccesses({ ...ownRecord(), accesses: accessLog() }, { by, ...params, ...query }),
);
