import { routes } from '../../shared/contract/routes.ts';
import { getOwnCase } from '../../shared/usecases/answer-case.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { caseStore } from '../edge/wiring/case-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { verifiedRepresentative } from '../edge/wiring/verified-representative.ts';

export const handler = httpHandler(routes.getOwnCase, ({ by, params }) =>
  getOwnCase(
    {
      cases: caseStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      represents: verifiedRepresentative(),
    },
    { by, ...params },
  ),
);
