import { reconcileDeliveries } from '../../shared/usecases/reconcile-deliveries.ts';
import { now } from '../edge/clock.ts';
import { scheduleHandler } from '../edge/schedule-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { deliveryChecks } from '../edge/wiring/delivery-checks.ts';
import { downstreams } from '../edge/wiring/downstreams.ts';
import { outbox } from '../edge/wiring/outbox.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = scheduleHandler('check-deliveries', () =>
  reconcileDeliveries(
    {
      checks: deliveryChecks(),
      campaigns: campaignStore(),
      releases: releaseStore(),
      files: releaseFiles(),
      outbox: outbox(),
      downstreams: downstreams(),
    },
    now,
  ),
);
