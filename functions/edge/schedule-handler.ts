import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Moment } from '../../shared/domain/moment.ts';
import { now } from './clock.ts';
import { namedAlone } from './fault.ts';
import { observeFault, observeSuccess } from './observe.ts';

export type Tick = {
  readonly now: Moment;
  /** Milliseconds until Lambda cuts the call off; what is not done by then waits for the next tick. */
  readonly remainingMillis: () => number;
};

/** A Lambda that a schedule wakes. Ticks come twice, late or not at all, so it does what is due and asks no more of them. */
export function scheduleHandler(name: string, run: (tick: Tick) => Promise<unknown>) {
  const observationOf = (context: Context) => ({
    door: 'schedule' as const,
    name,
    requestId: context.awsRequestId,
    invocationId: context.awsRequestId,
  });

  return middy<unknown, void, Error, Context>()
    .onError(({ error, context }) => {
      observeFault(observationOf(context), error);
      throw namedAlone(error);
    })
    .handler(async (_event: unknown, context: Context) => {
      const started = performance.now();
      await run({ now: now(), remainingMillis: () => context.getRemainingTimeInMillis() });
      observeSuccess({ ...observationOf(context), durationMs: Math.round(performance.now() - started) });
    });
}
