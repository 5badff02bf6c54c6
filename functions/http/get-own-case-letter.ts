import { routes } from '../../shared/contract/routes.ts';
import { getOwnCaseLetter } from '../../shared/usecases/get-case-letter.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { caseStore } from '../edge/wiring/case-store.ts';
import { letterPress } from '../edge/wiring/letter-press.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { verifiedRepresentative } from '../edge/wiring/verified-representative.ts';

export const handler = httpHandler(routes.getOwnCaseLetter, ({ by, params }) =>
  getOwnCaseLetter(
    {
      cases: caseStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      press: letterPress(),
      represents: verifiedRepresentative(),
    },
    { by, ...params },
  ),
);
