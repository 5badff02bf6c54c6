import { bulkSteps } from '../../shared/contract/bulk-steps.ts';
import { runBulkDecision } from '../../shared/usecases/run-bulk-decision.ts';
import { now } from '../edge/clock.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { bulkStore } from '../edge/wiring/bulk-store.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = stepHandler(
  'run-bulk-decision',
  bulkSteps.runBulkDecision,
  (input, { remainingMillis }) =>
    runBulkDecision(
      {
        bulks: bulkStore(),
        reports: reportStore(),
        campaigns: campaignStore(),
        policies: policyLibrary(),
        staff: staffDirectory(),
      },
      input,
      now,
      outOfTime(remainingMillis),
    ),
);
