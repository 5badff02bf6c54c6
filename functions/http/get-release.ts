import { environment } from '../../shared/contract/environment.ts';
import { routes } from '../../shared/contract/routes.ts';
import { getRelease } from '../../shared/usecases/get-release.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { readEnvironment } from '../edge/read-environment.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = httpHandler(routes.getRelease, ({ by, params }) =>
  getRelease(
    {
      releases: releaseStore(),
      files: releaseFiles(),
      publicUrl: readEnvironment(environment.publicationsUrl),
    },
    params,
    by,
  ),
);
