import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { publishRelease } from '../../shared/usecases/publish-release.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';
import { signer } from '../edge/wiring/signer.ts';

export const handler = stepHandler('publish-release', publicationSteps.publishRelease, (name, { now }) =>
  publishRelease({ releases: releaseStore(), files: releaseFiles(), sign: signer() }, name, now),
);
