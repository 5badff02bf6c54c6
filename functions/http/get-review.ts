import { routes } from '../../shared/contract/routes.ts';
import { getReview } from '../../shared/usecases/get-review.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { evidenceStore } from '../edge/wiring/evidence-store.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.getReview, ({ by, params }) =>
  getReview(
    {
      reports: reportStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      vault: identityVault(),
      evidence: evidenceStore(),
    },
    { by, ...params },
  ),
);
