import type { Context } from 'aws-lambda';
import { namedAlone } from './fault.ts';
import { type Observation, observeFault, observeSuccess } from './observe.ts';

/**
 * Runs one invocation under observation. What it throws leaves with its name alone. Caught here and not in middy's
 * `onError`, which hangs the original fault, message and all, on whatever is thrown there.
 */
export async function watched<T>(
  door: Observation['door'],
  name: string,
  context: Context,
  /** Tells `about` what it is about as soon as it knows. */
  work: (about: (correlationIds: readonly string[]) => void) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const correlationIds: string[] = [];
  const observation = {
    door,
    name,
    requestId: context.awsRequestId,
    invocationId: context.awsRequestId,
    correlationIds,
  };
  try {
    const result = await work(ids => correlationIds.push(...ids));
    observeSuccess({ ...observation, durationMs: Math.round(performance.now() - started) });
    return result;
  } catch (fault) {
    observeFault(observation, fault);
    throw namedAlone(fault);
  }
}
