import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Moment } from '../../shared/domain/moment.ts';
import { now } from './clock.ts';
import { watched } from './watched.ts';

export type Tick = {
  readonly now: Moment;
  /** Milliseconds until Lambda cuts the call off; what is not done by then waits for the next tick. */
  readonly remainingMillis: () => number;
};

/** A Lambda that a schedule wakes. Ticks come twice, late or not at all, so it does what is due and asks no more of them. */
export function scheduleHandler(name: string, run: (tick: Tick) => Promise<unknown>) {
  return middy<unknown, void, Error, Context>().handler((_event: unknown, context: Context) =>
    watched('schedule', name, context, async () => {
      await run({ now: now(), remainingMillis: () => context.getRemainingTimeInMillis() });
    }),
  );
}
