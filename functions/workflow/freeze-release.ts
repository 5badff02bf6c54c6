import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { freezeRelease } from '../../shared/usecases/freeze-release.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = stepHandler('freeze-release', publicationSteps.freezeRelease, (name, { now }) =>
  freezeRelease(
    { campaigns: campaignStore(), policies: policyLibrary(), releases: releaseStore() },
    name,
    now,
  ),
);
