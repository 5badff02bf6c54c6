import { routes } from '../../shared/contract/routes.ts';
import { decideCluster } from '../../shared/usecases/decide-cluster.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { evidenceStore } from '../edge/wiring/evidence-store.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';
import { verifiedIdentity } from '../edge/wiring/verified-identity.ts';

export const handler = httpHandler(routes.decideCluster, ({ by, params, body }) =>
  decideCluster(
    {
      reports: reportStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      vault: identityVault(),
      evidence: evidenceStore(),
      verifiedIdentity: verifiedIdentity(),
      staff: staffDirectory(),
    },
    { by, ...params, ...body },
  ),
);
