import { routes } from '../../shared/contract/routes.ts';
import { startRelease } from '../../shared/usecases/start-release.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';
import { workflows } from '../edge/wiring/workflows.ts';

export const handler = httpHandler(routes.startRelease, ({ by, params }) =>
  startRelease(
    { campaigns: campaignStore(), releases: releaseStore(), workflows: workflows() },
    params.campaignId,
    by,
  ),
);
