import { environment } from '../../shared/contract/environment.ts';
import { routes } from '../../shared/contract/routes.ts';
import { listReleases } from '../../shared/usecases/list-releases.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { readEnvironment } from '../edge/read-environment.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = httpHandler(routes.listReleases, ({ by, params }) =>
  listReleases(
    {
      campaigns: campaignStore(),
      releases: releaseStore(),
      publicUrl: readEnvironment(environment.publicationsUrl),
    },
    params.campaignId,
    by,
  ),
);
