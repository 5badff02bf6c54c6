import { routes } from '../../shared/contract/routes.ts';
import { openCase } from '../../shared/usecases/open-case.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { caseStore } from '../edge/wiring/case-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.openCase, ({ by, body }) =>
  openCase({ cases: caseStore(), campaigns: campaignStore(), policies: policyLibrary() }, { by, ...body }),
);
