import * as z from 'zod';
import type { MovableClock } from '../movable-clock.ts';
import { callText } from './apply-move.ts';
import { recordEvent } from './executions.ts';
import { answerTask, earliest, type FrameRow, findFrame } from './frames.ts';
import { type Outcome, taskResult } from './interpreter.ts';
import type { State } from './state-schemas.ts';
import type { Store } from './store.ts';

export type InvokeOutcome =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

export type Invoke = (functionArnOrName: string, payload: unknown) => Promise<InvokeOutcome>;

const callRow = z.object({ id: z.int(), version: z.int() });

/**
 * Carries out the calls that frames ask for, at most `atOnce` at a time; the queue is the file itself. A frame stays
 * in `call` until its answer is on the disk, so what a crash repeats is what was in flight and nothing else.
 */
export function startInvocations(options: {
  store: Store;
  clock: MovableClock;
  atOnce: number;
  invoke: Invoke;
  stateOf: (frame: FrameRow) => State;
  onFault: (error: unknown) => void;
  /** The call itself broke; the workflow hears Lambda.ServiceException, a developer has to hear why. */
  onBroken: (functionName: string, error: unknown) => void;
}) {
  const { store, clock, atOnce, invoke, stateOf, onFault, onBroken } = options;
  const inFlight = new Set<string>();
  let stopped = false;

  // A port that throws before it returns a promise has broken the call all the same.
  const ask: Invoke = async (functionName, payload) => invoke(functionName, payload);

  const carryOut = async (frame: FrameRow) => {
    const { functionName, payload, timeoutMs, heartbeatMs } = callText.parse(
      JSON.parse(frame.call ?? 'null'),
    );
    // Time starts with the call, not in the queue; a call repeated after a crash keeps its first due times.
    if ((timeoutMs !== undefined || heartbeatMs !== undefined) && frame.due_at === null) {
      const now = clock.now();
      const timeoutAt = timeoutMs === undefined ? null : now + timeoutMs;
      const heartbeatAt = heartbeatMs === undefined ? null : now + heartbeatMs;
      const still = await store.write(() =>
        store.run(
          `UPDATE frames SET timeout_at = ?, heartbeat_at = ?, heartbeat_ms = ?, due_at = ?
           WHERE id = ? AND version = ?`,
          timeoutAt,
          heartbeatAt,
          heartbeatMs ?? null,
          earliest(timeoutAt, heartbeatAt),
          frame.id,
          frame.version,
        ),
      );
      if (still.changes === 0) return;
    }
    if (stopped) return;
    const outcome = await ask(functionName, JSON.parse(payload)).then(outcomeOf, error => {
      onBroken(functionName, error);
      return unreachable;
    });
    if (!stopped) await store.write(() => accept(frame, outcome));
  };

  const accept = (asked: FrameRow, outcome: Outcome) => {
    const frame = findFrame(store, asked.id);
    if (frame?.version !== asked.version) return;
    if (outcome.ok && frame.token !== null) {
      store.run(
        "UPDATE frames SET phase = 'token', call = NULL, version = version + 1 WHERE id = ?",
        frame.id,
      );
      const output = JSON.stringify(outcome.result);
      recordEvent(store, frame.execution, clock.now(), 'TaskSubmitted', {
        taskSubmittedEventDetails: { resourceType: 'lambda', resource: 'invoke.waitForTaskToken', output },
      });
      return;
    }
    const state = stateOf(frame);
    const result = outcome.ok && state.Type === 'Task' ? taskResult(state, outcome.result) : undefined;
    answerTask(store, frame, clock.now(), outcome.ok ? { ok: true, result } : outcome);
  };

  return {
    /** To be called after every commit: starts what there is room for. */
    check() {
      if (stopped || inFlight.size >= atOnce) return;
      // Those in flight are still in this phase, so one more batch than they are is looked at.
      const waiting = store.all(
        callRow,
        "SELECT id, version FROM frames WHERE phase = 'call' ORDER BY entered_at, id LIMIT ?",
        atOnce + inFlight.size,
      );
      for (const { id, version } of waiting) {
        const key = `${id}/${version}`;
        if (inFlight.size >= atOnce) return;
        const frame = inFlight.has(key) ? undefined : findFrame(store, id);
        if (!frame) continue;
        inFlight.add(key);
        carryOut(frame)
          .finally(() => inFlight.delete(key))
          // After a fault the next commit looks again, so that a full disk does not turn into a storm of calls.
          .then(() => this.check(), onFault);
      }
    },
    stop() {
      stopped = true;
    },
  };
}

/** What AWS reports when the call itself broke rather than the function; the default Retry of the CDK covers it. */
const unreachable: Outcome = {
  ok: false,
  error: 'Lambda.ServiceException',
  cause: 'The invocation broke off before the function answered.',
};

function outcomeOf(answer: InvokeOutcome): Outcome {
  if (answer.ok) return { ok: true, result: answer.payload ?? null };
  const { errorType, errorMessage } = answer;
  return { ok: false, error: errorType, cause: JSON.stringify({ errorMessage, errorType }) };
}
