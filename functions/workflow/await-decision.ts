import { verificationSteps } from '../../shared/contract/workflow-steps.ts';
import { awaitDecision } from '../../shared/usecases/await-decision.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = stepHandler(
  'await-decision',
  verificationSteps.awaitDecision,
  async ({ reportId, taskToken, phase }) => {
    await awaitDecision({ reports: reportStore() }, { reportId, token: taskToken, phase });
    return {};
  },
);
