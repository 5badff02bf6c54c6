import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { composeLane } from '../../shared/usecases/compose-lane.ts';
import { notingReports } from '../edge/correlation.ts';
import { observeProgress } from '../edge/observe.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { determinedReports } from '../edge/wiring/determined-reports.ts';
import { evidenceWitness } from '../edge/wiring/evidence-witness.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = stepHandler(
  'compose-lane',
  publicationSteps.composeLane,
  async (position, { remainingMillis }) => {
    const reached = await composeLane(
      {
        releases: releaseStore(),
        determined: notingReports(determinedReports(), position),
        policies: policyLibrary(),
        files: releaseFiles(),
        witness: evidenceWitness(),
      },
      position,
      outOfTime(remainingMillis),
    );
    observeProgress('compose', 'parts', reached.part);
    return reached;
  },
);
