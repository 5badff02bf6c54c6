import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { reconcileRelease } from '../../shared/usecases/reconcile-release.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { downstreams } from '../edge/wiring/downstreams.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = stepHandler(
  'reconcile-release',
  publicationSteps.reconcileRelease,
  async (name, { now }) => {
    await reconcileRelease(
      { releases: releaseStore(), files: releaseFiles(), downstreams: downstreams() },
      name,
      now,
    );
    return {};
  },
);
