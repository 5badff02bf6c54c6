import { routes } from '../../shared/contract/routes.ts';
import { getCase } from '../../shared/usecases/read-cases.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { caseStore } from '../edge/wiring/case-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.getCase, ({ by, params }) =>
  getCase({ cases: caseStore(), campaigns: campaignStore(), policies: policyLibrary() }, { by, ...params }),
);
