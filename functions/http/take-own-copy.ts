import { routes } from '../../shared/contract/routes.ts';
import { takeOwnCopy } from '../../shared/usecases/take-own-copy.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { letterPress } from '../edge/wiring/letter-press.ts';
import { wholeRecord } from '../edge/wiring/own-record.ts';

export const handler = httpHandler(routes.takeOwnCopy, ({ by }) =>
  takeOwnCopy({ ...wholeRecord(), press: letterPress() }, { by }),
);
