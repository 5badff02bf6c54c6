import * as z from 'zod';
import type { Expressions } from './jsonata-expressions.ts';
import { findCatcher, grantRetry } from './retry-and-catch.ts';
import { type Failure, payloadText, StateFailure } from './state-failure.ts';
import {
  type ChoiceState,
  LONGEST_SECONDS,
  type MapState,
  type ParallelState,
  type State,
  type TaskState,
  type WaitState,
} from './state-schemas.ts';
import { invokeArguments, invokesDirectly } from './task-faults.ts';

/** Everything a state can see when it is entered, or when what it waited for has come. */
export type Situation = {
  readonly state: State;
  readonly input: unknown;
  /** Variables in sight, inner workflows over outer ones. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** `$states.context`. */
  readonly context: unknown;
  /** Retries granted so far in this state, per retrier. */
  readonly attempts: readonly number[];
  readonly now: number;
  /** Of a Task that waits for one. */
  readonly token: string | undefined;
};

export type Outcome = { readonly ok: true; readonly result: unknown } | ({ readonly ok: false } & Failure);

/** What the engine has to do next. All payloads are JSON texts, checked against the size limit. */
export type Move =
  | {
      readonly kind: 'proceed';
      readonly next: string | undefined;
      readonly output: string;
      readonly assigned: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'call';
      readonly functionName: string;
      readonly payload: string;
      readonly timeoutMs: number | undefined;
      readonly heartbeatMs: number | undefined;
      readonly token: string | undefined;
    }
  | { readonly kind: 'sleep'; readonly until: number }
  | { readonly kind: 'retry'; readonly delayMs: number; readonly attempts: readonly number[] }
  | { readonly kind: 'fan'; readonly children: readonly Child[]; readonly concurrency: number }
  | { readonly kind: 'fail'; readonly failure: Failure };

/** One branch or iteration. `item` is the raw item of a Map, before its ItemSelector. */
export type Child = { readonly startAt: string; readonly input: string; readonly item: string | undefined };

/** An inline Map never runs more iterations than this at once, whatever MaxConcurrency says. */
const INLINE_MAP_CONCURRENCY = 40;

/** The rules of the States Language, free of any store, timer or call: a situation in, a move out. */
export function interpreter(expressions: Expressions, random: () => number) {
  const bindings = (at: Situation, extra: object = {}) => ({
    ...at.variables,
    states: { input: at.input, context: at.context, ...extra },
  });

  const proceed = async (
    at: Situation,
    to: { Output?: unknown; Assign?: Record<string, unknown> | undefined; Next?: string | undefined },
    extra: object,
    byDefault: unknown,
  ): Promise<Move> => {
    const scope = bindings(at, extra);
    const output =
      to.Output === undefined ? byDefault : await expressions.evaluate(to.Output, scope, 'Output');
    const assigned: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(to.Assign ?? {})) {
      assigned[name] = await expressions.evaluate(value, scope, `Assign/${name}`);
    }
    payloadText(assigned, 'set of assigned variables');
    return { kind: 'proceed', next: to.Next, output: payloadText(output, `output of the state`), assigned };
  };

  const enterTask = async (at: Situation, task: TaskState): Promise<Move> => {
    const scope = bindings(at);
    const sent =
      task.Arguments === undefined
        ? at.input
        : await expressions.evaluate(task.Arguments, scope, 'Arguments');
    const duration = async (field: 'TimeoutSeconds' | 'HeartbeatSeconds') => {
      if (task[field] === undefined) return undefined;
      return 1000 * (await whole(task[field], scope, field, 1));
    };
    const timeoutMs = await duration('TimeoutSeconds');
    const heartbeatMs = await duration('HeartbeatSeconds');
    const call = { kind: 'call', timeoutMs, heartbeatMs, token: at.token } as const;
    if (invokesDirectly(task)) {
      return { ...call, functionName: task.Resource, payload: payloadText(sent, 'input of the task') };
    }
    const request = invokeArguments.safeParse(sent);
    if (!request.success) {
      throw new StateFailure(
        'States.Runtime',
        `Arguments of lambda:invoke: ${request.error.issues[0]?.message}`,
      );
    }
    const { FunctionName, Qualifier, Payload = {} } = request.data;
    const functionName = Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
    return { ...call, functionName, payload: payloadText(Payload, 'input of the task') };
  };

  const whole = async (template: unknown, scope: Record<string, unknown>, field: string, least: number) => {
    const value = await expressions.evaluate(template, scope, field);
    const fits =
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= LONGEST_SECONDS;
    if (fits) return value;
    throw new StateFailure(
      'States.QueryEvaluationError',
      `${field} must be a whole number from ${least} to ${LONGEST_SECONDS}.`,
    );
  };

  const choose = async (at: Situation, choice: ChoiceState): Promise<Move> => {
    for (const [index, rule] of choice.Choices.entries()) {
      const holds = await expressions.evaluate(rule.Condition, bindings(at), `Choices[${index}]/Condition`);
      if (typeof holds !== 'boolean') {
        throw new StateFailure(
          'States.QueryEvaluationError',
          `Choices[${index}]/Condition must be true or false.`,
        );
      }
      if (holds) return proceed(at, rule, {}, at.input);
    }
    if (choice.Default !== undefined) return proceed(at, { Next: choice.Default }, {}, at.input);
    throw new StateFailure('States.NoChoiceMatched', 'No rule of the Choice matched, and it has no Default.');
  };

  const wait = async (at: Situation, state: WaitState): Promise<Move> => {
    const scope = bindings(at);
    if (state.Seconds !== undefined) {
      return { kind: 'sleep', until: at.now + 1000 * (await whole(state.Seconds, scope, 'Seconds', 0)) };
    }
    const stamp = z.iso
      .datetime({ offset: true })
      .safeParse(await expressions.evaluate(state.Timestamp, scope, 'Timestamp'));
    if (!stamp.success) {
      throw new StateFailure('States.QueryEvaluationError', 'Timestamp must be an RFC 3339 moment.');
    }
    return { kind: 'sleep', until: Date.parse(stamp.data) };
  };

  const fanMap = async (at: Situation, map: MapState): Promise<Move> => {
    const scope = bindings(at);
    const items = map.Items === undefined ? at.input : await expressions.evaluate(map.Items, scope, 'Items');
    if (!Array.isArray(items))
      throw new StateFailure('States.QueryEvaluationError', 'Items must be an array.');
    const limit =
      map.MaxConcurrency === undefined ? 0 : await whole(map.MaxConcurrency, scope, 'MaxConcurrency', 0);
    const children: Child[] = [];
    for (const [index, item] of items.entries()) {
      const context = { ...Object(at.context), Map: { Item: { Index: index, Value: item } } };
      const input =
        map.ItemSelector === undefined
          ? item
          : await expressions.evaluate(map.ItemSelector, bindings({ ...at, context }), 'ItemSelector');
      children.push({
        startAt: map.ItemProcessor.StartAt,
        input: payloadText(input, 'input of an iteration'),
        item: JSON.stringify(item),
      });
    }
    return {
      kind: 'fan',
      children,
      concurrency: Math.min(limit || INLINE_MAP_CONCURRENCY, INLINE_MAP_CONCURRENCY),
    };
  };

  const fanParallel = async (at: Situation, parallel: ParallelState): Promise<Move> => {
    const input =
      parallel.Arguments === undefined
        ? at.input
        : await expressions.evaluate(parallel.Arguments, bindings(at), 'Arguments');
    const text = payloadText(input, 'input of the branches');
    const children = parallel.Branches.map(branch => ({
      startAt: branch.StartAt,
      input: text,
      item: undefined,
    }));
    return { kind: 'fan', children, concurrency: children.length };
  };

  const text = async (at: Situation, template: string | undefined, field: string) => {
    if (template === undefined) return undefined;
    const value = await expressions.evaluate(template, bindings(at), field);
    if (typeof value === 'string') return value;
    throw new StateFailure('States.QueryEvaluationError', `${field} must be a string.`);
  };

  const enterState = async (at: Situation): Promise<Move> => {
    const { state } = at;
    switch (state.Type) {
      case 'Pass':
      case 'Succeed':
        return proceed(at, state, {}, at.input);
      case 'Fail': {
        const [error, cause] = [await text(at, state.Error, 'Error'), await text(at, state.Cause, 'Cause')];
        return { kind: 'fail', failure: { error, cause } };
      }
      case 'Choice':
        return choose(at, state);
      case 'Wait':
        return wait(at, state);
      case 'Task':
        return enterTask(at, state);
      case 'Map':
        return fanMap(at, state);
      case 'Parallel':
        return fanParallel(at, state);
    }
  };

  const recover = async (at: Situation, failure: Failure): Promise<Move> => {
    const { state } = at;
    if (!('Retry' in state)) return { kind: 'fail', failure };
    const retry = grantRetry(state.Retry, failure, at.attempts, random);
    if (retry) return { kind: 'retry', ...retry };
    const catcher = findCatcher(state.Catch, failure);
    if (!catcher) return { kind: 'fail', failure };
    const errorOutput = { Error: failure.error, Cause: failure.cause };
    return proceed(at, catcher, { errorOutput }, errorOutput);
  };

  /** A Catch that fails itself is caught by nobody. */
  const recovered = async (at: Situation, failure: Failure): Promise<Move> => {
    try {
      return await recover(at, failure);
    } catch (error) {
      if (error instanceof StateFailure) return { kind: 'fail', failure: error.failure };
      throw error;
    }
  };

  const guarded = async (at: Situation, work: () => Promise<Move>): Promise<Move> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StateFailure) return recovered(at, error.failure);
      throw error;
    }
  };

  return {
    enter: (at: Situation) => guarded(at, () => enterState(at)),

    /** The call, the wait or the children are over. */
    settle(at: Situation, outcome: Outcome): Promise<Move> {
      if (!outcome.ok) return recovered(at, outcome);
      const { state } = at;
      return guarded(at, async () => {
        switch (state.Type) {
          case 'Wait':
            return proceed(at, state, {}, at.input);
          case 'Task':
          case 'Map':
          case 'Parallel':
            return proceed(at, state, { result: outcome.result }, outcome.result);
          default:
            throw new Error(`a ${state.Type} state waits for nothing`);
        }
      });
    },
  };
}

/** The result of a Task as AWS wraps it: an envelope for lambda:invoke, the bare answer for a function's own ARN. */
export function taskResult(task: TaskState, payload: unknown): unknown {
  return invokesDirectly(task) ? payload : { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
}
