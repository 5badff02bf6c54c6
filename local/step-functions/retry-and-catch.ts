import type { Failure } from './state-failure.ts';
import { type Catcher, LONGEST_SECONDS, type Retrier } from './state-schemas.ts';

/** Errors that end an execution whatever States.ALL says. */
const TERMINAL = new Set(['States.DataLimitExceeded', 'States.Runtime']);
const TIMEOUTS = new Set(['States.Timeout', 'States.HeartbeatTimeout']);

/** Whether one of the names in an ErrorEquals covers the failure (States Language, "Error Representation"). */
export function covers(errorEquals: readonly string[], { error }: Failure): boolean {
  return errorEquals.some(name => {
    if (error !== undefined && name === error) return true;
    if (error !== undefined && TERMINAL.has(error)) return false;
    if (name === 'States.ALL') return true;
    if (name === 'States.TaskFailed') return error === undefined || !TIMEOUTS.has(error);
    // A missed heartbeat is a kind of timeout, with a name of its own for those who tell them apart.
    return name === 'States.Timeout' && error === 'States.HeartbeatTimeout';
  });
}

export type Retry = { readonly delayMs: number; readonly attempts: readonly number[] };

/**
 * The retry that the first covering retrier grants, or undefined when it is spent or none covers.
 * `attempts` counts the retries each retrier has granted in this state so far; `random` is in [0, 1).
 */
export function grantRetry(
  retriers: readonly Retrier[],
  failure: Failure,
  attempts: readonly number[],
  random: () => number,
): Retry | undefined {
  const index = retriers.findIndex(retrier => covers(retrier.ErrorEquals, failure));
  const retrier = retriers[index];
  const spent = attempts[index] ?? 0;
  if (!retrier || spent >= retrier.MaxAttempts) return undefined;
  const grown = retrier.IntervalSeconds * retrier.BackoffRate ** spent;
  const capped = Math.min(grown, retrier.MaxDelaySeconds ?? LONGEST_SECONDS);
  const seconds = retrier.JitterStrategy === 'FULL' ? capped * random() : capped;
  return {
    delayMs: Math.round(seconds * 1000),
    attempts: retriers.map((_, at) => (attempts[at] ?? 0) + (at === index ? 1 : 0)),
  };
}

export function findCatcher(catchers: readonly Catcher[], failure: Failure): Catcher | undefined {
  return catchers.find(catcher => covers(catcher.ErrorEquals, failure));
}
