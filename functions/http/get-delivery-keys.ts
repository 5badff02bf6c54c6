import { routes } from '../../shared/contract/routes.ts';
import { accept } from '../../shared/domain/outcome.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { requestSigner } from '../edge/wiring/request-signer.ts';

export const handler = httpHandler(routes.getDeliveryKeys, async () =>
  accept({ keys: [await requestSigner().publicKey()] }),
);
