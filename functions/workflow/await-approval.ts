import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { awaitApproval } from '../../shared/usecases/await-approval.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';
import { workflows } from '../edge/wiring/workflows.ts';

export const handler = stepHandler(
  'await-approval',
  publicationSteps.awaitApproval,
  async ({ taskToken, ...name }) => {
    await awaitApproval({ releases: releaseStore(), workflows: workflows() }, name, taskToken);
    return {};
  },
);
