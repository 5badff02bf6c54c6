import { routes } from '../../shared/contract/routes.ts';
import { listOwnCases } from '../../shared/usecases/answer-case.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { caseStore } from '../edge/wiring/case-store.ts';
import { verifiedRepresentative } from '../edge/wiring/verified-representative.ts';

export const handler = httpHandler(routes.listOwnCases, ({ by, params }) =>
  listOwnCases({ cases: caseStore(), represents: verifiedRepresentative() }, { by, ...params }),
);
