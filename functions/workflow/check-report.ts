import { verificationSteps } from '../../shared/contract/workflow-steps.ts';
import { checkReport } from '../../shared/usecases/check-report.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = stepHandler('check-report', verificationSteps.checkReport, ({ reportId }, { now }) =>
  checkReport(
    { reports: reportStore(), campaigns: campaignStore(), policies: policyLibrary() },
    { reportId, now },
  ),
);
