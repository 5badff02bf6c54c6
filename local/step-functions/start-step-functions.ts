import { randomUUID } from 'node:crypto';
import type { MovableClock } from '../movable-clock.ts';
import { interpreter } from './interpreter.ts';
import { type Invoke, startInvocations } from './invocations.ts';
import { serveJson } from './json-server.ts';
import { expressionsIn } from './jsonata-expressions.ts';
import { type MachineSource, openMachines } from './machines.ts';
import { startStepper } from './stepper.ts';
import { openStore } from './store.ts';
import { openTaskTokens } from './task-tokens.ts';
import { startTimers } from './timers.ts';

export type { Invoke, InvokeOutcome } from './invocations.ts';

/** What a person has to know of. Carries names and error names, never inputs, outputs or causes. */
export type Alarm =
  | { readonly kind: 'execution-failed'; readonly executionArn: string; readonly error: string | undefined }
  | { readonly kind: 'execution-timed-out'; readonly executionArn: string }
  | { readonly kind: 'call-broken'; readonly functionName: string; readonly error: unknown }
  | { readonly kind: 'engine-fault'; readonly error: unknown };

/** Enough to keep two cores busy; a hundred thousand executions wait their turn in the file. */
const INVOCATIONS_AT_ONCE = 16;

/**
 * Stands in for Step Functions, Standard workflows in JSONata only, on one SQLite file: what runs, runs on after a
 * kill, and only calls in flight are made again.
 *
 * Missing: JSONPath, Express and synchronous executions, distributed Map, activities, service integrations other
 * than lambda:invoke, versions and aliases, changes to machines through the API, Assign and Output of a Choice
 * itself (those of its rules work), the limit of 25 000 events. All of it is refused by name, at load or at the call.
 */
export async function startStepFunctions(options: {
  /** Path of the SQLite file; made when missing. */
  file: string;
  clock: MovableClock;
  /** 0 or none: any free port. */
  port?: number;
  machines: readonly MachineSource[];
  /** Calls a function. A rejection is a fault of the call itself: Lambda.ServiceException to Retry and Catch. */
  invoke: Invoke;
  invocationsAtOnce?: number;
  onAlarm?: (alarm: Alarm) => void;
}): Promise<{ endpoint: string; close(): Promise<void> }> {
  const { file, clock, port = 0, invoke, onAlarm = () => undefined } = options;
  const world = { now: () => clock.now(), random: Math.random, uuid: () => randomUUID() };
  const expressions = expressionsIn(world);
  const store = openStore(file);
  try {
    const machines = openMachines(store, expressions, options.machines);
    const tokens = openTaskTokens(store);
    const onFault = (error: unknown) => onAlarm({ kind: 'engine-fault', error });
    const { stateOf } = machines;
    const stepper = startStepper({
      store,
      clock,
      tokens,
      rules: interpreter(expressions, world.random),
      stateOf,
      onFailed: ({ arn }, { error }) => onAlarm({ kind: 'execution-failed', executionArn: arn, error }),
      onFault,
    });
    const atOnce = options.invocationsAtOnce ?? INVOCATIONS_AT_ONCE;
    const invocations = startInvocations({
      store,
      clock,
      atOnce,
      invoke,
      stateOf,
      onFault,
      onBroken: (functionName, error) => onAlarm({ kind: 'call-broken', functionName, error }),
    });
    const timers = startTimers(store, clock, arn =>
      onAlarm({ kind: 'execution-timed-out', executionArn: arn }),
    );
    await timers.catchUp();
    const server = await serveJson(
      { ...world, store, machines, tokens, startedAt: clock.now() },
      port,
      onFault,
    );

    const resume = () => {
      timers.check();
      invocations.check();
      void stepper.check();
    };
    store.onCommit(resume);
    resume();

    return {
      endpoint: server.endpoint,
      async close() {
        await server.close();
        timers.stop();
        invocations.stop();
        stepper.stop();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}
