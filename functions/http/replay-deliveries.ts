import { routes } from '../../shared/contract/routes.ts';
import { replayDeliveries } from '../../shared/usecases/replay-deliveries.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { deliveryChecks } from '../edge/wiring/delivery-checks.ts';
import { outbox } from '../edge/wiring/outbox.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = httpHandler(routes.replayDeliveries, ({ by, params, body }) =>
  replayDeliveries(
    {
      outbox: outbox(),
      checks: deliveryChecks(),
      files: releaseFiles(),
      releases: releaseStore(),
      policies: policyLibrary(),
    },
    { by, ...params, ...body },
  ),
);
