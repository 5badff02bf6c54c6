import { environment } from '../../shared/contract/environment.ts';
import { routes } from '../../shared/contract/routes.ts';
import { steerRelease } from '../../shared/usecases/steer-release.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { readEnvironment } from '../edge/read-environment.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';
import { workflows } from '../edge/wiring/workflows.ts';

export const handler = httpHandler(routes.steerRelease, ({ by, params, body }) =>
  steerRelease(
    {
      releases: releaseStore(),
      files: releaseFiles(),
      workflows: workflows(),
      publicUrl: readEnvironment(environment.publicationsUrl),
    },
    params,
    body,
    by,
  ),
);
