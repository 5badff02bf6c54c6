import { routes } from '../../shared/contract/routes.ts';
import { removeEvidence } from '../../shared/usecases/remove-evidence.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.removeEvidence, ({ by, params }) =>
  removeEvidence(
    { reports: reportStore(), campaigns: campaignStore(), policies: policyLibrary() },
    { by, ...params },
  ),
);
