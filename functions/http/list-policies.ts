import { routes } from '../../shared/contract/routes.ts';
import { listPolicies } from '../../shared/usecases/get-policy.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.listPolicies, ({ params }) =>
  listPolicies({ policies: policyLibrary() }, params),
);
