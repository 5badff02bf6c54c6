import { routes } from '../../shared/contract/routes.ts';
import { loadPolicy } from '../../shared/usecases/load-policy.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.loadPolicy, ({ body }) =>
  loadPolicy({ policies: policyLibrary() }, { policy: body }),
);
