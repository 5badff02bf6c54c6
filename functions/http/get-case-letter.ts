import { routes } from '../../shared/contract/routes.ts';
import { getCaseLetter } from '../../shared/usecases/get-case-letter.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { caseStore } from '../edge/wiring/case-store.ts';
import { letterPress } from '../edge/wiring/letter-press.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.getCaseLetter, ({ by, params }) =>
  getCaseLetter(
    {
      cases: caseStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      press: letterPress(),
    },
    { by, ...params },
  ),
);
