import { verificationSteps } from '../../shared/contract/workflow-steps.ts';
import { escalateReport } from '../../shared/usecases/escalate-report.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = stepHandler(
  'escalate-report',
  verificationSteps.escalateReport,
  ({ reportId }, { now }) =>
    escalateReport(
      {
        reports: reportStore(),
        campaigns: campaignStore(),
        policies: policyLibrary(),
        staff: staffDirectory(),
      },
      { reportId, now },
    ),
);
