import { routes } from '../../shared/contract/routes.ts';
import { submitReport } from '../../shared/usecases/submit-report.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { verifiedIdentity } from '../edge/wiring/verified-identity.ts';

export const handler = httpHandler(routes.submitReport, ({ by, params, body }) =>
  submitReport(
    {
      reports: reportStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      vault: identityVault(),
      verifiedIdentity: verifiedIdentity(),
    },
    { by, ...params, ...body },
  ),
);
