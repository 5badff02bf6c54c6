import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { assembleRelease } from '../../shared/usecases/assemble-release.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = stepHandler(
  'assemble-release',
  publicationSteps.assembleRelease,
  async (name, { now }) => {
    await assembleRelease(
      {
        campaigns: campaignStore(),
        policies: policyLibrary(),
        releases: releaseStore(),
        files: releaseFiles(),
      },
      name,
      now,
    );
    return {};
  },
);
