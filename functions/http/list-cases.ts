import { routes } from '../../shared/contract/routes.ts';
import { listCases } from '../../shared/usecases/read-cases.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { caseStore } from '../edge/wiring/case-store.ts';

export const handler = httpHandler(routes.listCases, ({ by, query }) =>
  listCases({ cases: caseStore() }, { by, ...query }),
);
