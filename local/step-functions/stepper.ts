import type { MovableClock } from '../movable-clock.ts';
import { applyMove } from './apply-move.ts';
import { type ExecutionRow, getExecution } from './executions.ts';
import { type FrameRow, frameChain, frameRow } from './frames.ts';
import type { interpreter, Move, Outcome, Situation } from './interpreter.ts';
import type { Failure } from './state-failure.ts';
import type { State } from './state-schemas.ts';
import type { Store } from './store.ts';
import { waitsForToken } from './task-faults.ts';
import type { TaskTokens } from './task-tokens.ts';

/** How many frames are evaluated, and then committed, together. */
const BATCH = 64;

/** Takes every frame that can run one state further, until none can. */
export function startStepper(options: {
  store: Store;
  clock: MovableClock;
  tokens: TaskTokens;
  rules: ReturnType<typeof interpreter>;
  stateOf: (frame: FrameRow) => State;
  onFailed: (execution: ExecutionRow, failure: Failure) => void;
  onFault: (error: unknown) => void;
}) {
  const { store, clock, tokens, rules, stateOf, onFailed, onFault } = options;
  let running = false;
  let stopped = false;

  const decide = async (frame: FrameRow): Promise<Move> => {
    try {
      const state = stateOf(frame);
      const situation = situationOf(frame, state);
      if (frame.outcome === null) return await rules.enter(situation);
      const outcome: Outcome = JSON.parse(frame.outcome);
      return await rules.settle(situation, outcome);
    } catch (error) {
      onFault(error);
      const cause = 'The engine could not carry out the state.';
      return { kind: 'fail', failure: { error: 'States.Runtime', cause } };
    }
  };

  const situationOf = (frame: FrameRow, state: State): Situation => {
    const token =
      frame.outcome === null && state.Type === 'Task' && waitsForToken(state) ? tokens.issue() : undefined;
    const chain = frameChain(store, frame);
    const variables = Object.assign({}, ...chain.toReversed().map(({ variables }) => JSON.parse(variables)));
    const context = contextOf(getExecution(store, frame.execution), chain, frame, token);
    return {
      state,
      input: JSON.parse(frame.input),
      variables,
      context,
      attempts: JSON.parse(frame.attempts),
      now: clock.now(),
      token,
    };
  };

  const step = async () => {
    const frames = store.all(frameRow, "SELECT * FROM frames WHERE phase = 'run' ORDER BY id LIMIT ?", BATCH);
    if (frames.length === 0) return false;
    const moves = await Promise.all(frames.map(async frame => ({ frame, move: await decide(frame) })));
    if (stopped) return false;
    // A savepoint each: one frame that cannot be written does not hold up the others.
    await Promise.all(
      moves.map(async ({ frame, move }) => {
        const failed = await store.write(() => {
          const failure = applyMove(store, clock.now(), frame, stateOf(frame), move);
          return failure && { failure, execution: getExecution(store, frame.execution) };
        });
        if (failed) onFailed(failed.execution, failed.failure);
      }),
    );
    return true;
  };

  return {
    /** To be called after every commit. */
    async check() {
      if (running || stopped) return;
      running = true;
      try {
        while (!stopped && (await step()));
      } catch (error) {
        onFault(error);
      } finally {
        running = false;
      }
    },
    stop() {
      stopped = true;
    },
  };
}

/** `$states.context`, as AWS spells it. */
function contextOf(
  execution: ExecutionRow,
  chain: readonly FrameRow[],
  frame: FrameRow,
  token: string | undefined,
) {
  const item = chain.find(({ item }) => item !== null);
  return {
    Execution: {
      Id: execution.arn,
      Name: execution.name,
      StartTime: new Date(execution.started_at).toISOString(),
      RedriveCount: execution.redrives,
      // Read by few states and up to 256 KiB long: parsed only when an expression asks for it.
      get Input(): unknown {
        return JSON.parse(execution.input);
      },
    },
    State: {
      Name: frame.state,
      EnteredTime: new Date(frame.entered_at).toISOString(),
      RetryCount: frame.retries,
    },
    StateMachine: { Id: execution.machine, Name: execution.machine.split(':').at(-1) },
    ...(token === undefined ? {} : { Task: { Token: token } }),
    ...(item?.item ? { Map: { Item: { Index: item.slot, Value: JSON.parse(item.item) } } } : {}),
  };
}
