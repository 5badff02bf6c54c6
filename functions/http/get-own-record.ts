import { routes } from '../../shared/contract/routes.ts';
import { getOwnRecord } from '../../shared/usecases/get-own-record.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { wholeRecord } from '../edge/wiring/own-record.ts';

export const handler = httpHandler(routes.getOwnRecord, ({ by, query }) =>
  getOwnRecord(wholeRecord(), { by, ...query }),
);
