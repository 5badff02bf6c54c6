import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { deliverRelease } from '../../shared/usecases/deliver-release.ts';
import { observeProgress } from '../edge/observe.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { downstreams } from '../edge/wiring/downstreams.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { outbox } from '../edge/wiring/outbox.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

const ports = () => ({
  releases: releaseStore(),
  files: releaseFiles(),
  policies: policyLibrary(),
  outbox: outbox(),
  vault: identityVault(),
  downstreams: downstreams(),
});

export const handler = stepHandler(
  'deliver-release',
  publicationSteps.deliverRelease,
  async (position, { now, remainingMillis }) => {
    const reached = await deliverRelease(ports(), position, now, outOfTime(remainingMillis));
    observeProgress('deliver', reached.downstream, reached.accepted + reached.rejected);
    return reached;
  },
);
