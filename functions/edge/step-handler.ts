import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import type { WorkflowStep } from '../../shared/contract/workflow-steps.ts';
import type { Moment } from '../../shared/domain/moment.ts';
import { now } from './clock.ts';
import { correlationsOf } from './correlation.ts';
import { watched } from './watched.ts';

/** What a step may need besides its input. */
export type StepSurroundings = {
  readonly now: Moment;
  /** Milliseconds until Lambda cuts the call off; long steps stop before that, at a checkpoint. */
  readonly remainingMillis: () => number;
};

/**
 * A Lambda that serves one state of a workflow. What it throws lands in the execution's history, so a fault leaves
 * with its name alone; `Unavailable` is the one that the state machines retry for long.
 */
export function stepHandler<const S extends WorkflowStep>(
  name: string,
  step: S,
  run: (input: z.output<S['input']>, around: StepSurroundings) => Promise<z.input<S['output']>>,
) {
  return middy<unknown, unknown, Error, Context>().handler((event: unknown, context: Context) =>
    watched('step', name, context, async about => {
      // The step's own schema made the input; the compiler cannot follow it through the generic.
      const input = step.input.parse(event) as z.output<S['input']>;
      about(correlationsOf(input));
      const remainingMillis = () => context.getRemainingTimeInMillis();
      return step.output.parse(await run(input, { now: now(), remainingMillis }));
    }),
  );
}
