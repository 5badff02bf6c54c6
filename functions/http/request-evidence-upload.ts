import { routes } from '../../shared/contract/routes.ts';
import { requestEvidenceUpload } from '../../shared/usecases/request-evidence-upload.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { evidenceStore } from '../edge/wiring/evidence-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.requestEvidenceUpload, ({ by, params, body }) =>
  requestEvidenceUpload(
    {
      reports: reportStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      evidence: evidenceStore(),
    },
    { by, ...params, ...body },
  ),
);
