import { routes } from '../../shared/contract/routes.ts';
import { assignReview } from '../../shared/usecases/assign-review.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = httpHandler(routes.assignReview, ({ by, params, body }) =>
  assignReview(
    {
      reports: reportStore(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
      staff: staffDirectory(),
    },
    { by, ...params, ...body },
  ),
);
