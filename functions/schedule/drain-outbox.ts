import { drainOutbox } from '../../shared/usecases/drain-outbox.ts';
import { now } from '../edge/clock.ts';
import { observeOutbox } from '../edge/observe.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { scheduleHandler } from '../edge/schedule-handler.ts';
import { deliveryChecks } from '../edge/wiring/delivery-checks.ts';
import { downstreams } from '../edge/wiring/downstreams.ts';
import { identityVault } from '../edge/wiring/identity-vault.ts';
import { outbox } from '../edge/wiring/outbox.ts';

export const handler = scheduleHandler('drain-outbox', async ({ remainingMillis }) => {
  const tallies = await drainOutbox(
    { outbox: outbox(), checks: deliveryChecks(), vault: identityVault(), downstreams: downstreams() },
    { now, outOfTime: outOfTime(remainingMillis), chance: Math.random },
  );
  for (const tally of tallies) observeOutbox(tally);
});
