import { routes } from '../../shared/contract/routes.ts';
import { withdrawConsent } from '../../shared/usecases/withdraw-consent.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { ownRecord } from '../edge/wiring/own-record.ts';

export const handler = httpHandler(routes.withdrawConsent, ({ by, params, body }) =>
  withdrawConsent(ownRecord(), { by, ...params, ...body }),
);
