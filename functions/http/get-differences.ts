import { routes } from '../../shared/contract/routes.ts';
import { getDifferences } from '../../shared/usecases/read-deliveries.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { deliveryChecks } from '../edge/wiring/delivery-checks.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';

export const handler = httpHandler(routes.getDifferences, ({ params }) =>
  getDifferences({ checks: deliveryChecks(), files: releaseFiles() }, params),
);
