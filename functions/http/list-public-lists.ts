import { environment } from '../../shared/contract/environment.ts';
import { routes } from '../../shared/contract/routes.ts';
import { listPublicLists } from '../../shared/usecases/list-public-lists.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { readEnvironment } from '../edge/read-environment.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = httpHandler(routes.listPublicLists, () =>
  listPublicLists({
    campaigns: campaignStore(),
    releases: releaseStore(),
    publicUrl: readEnvironment(environment.publicationsUrl),
  }),
);
