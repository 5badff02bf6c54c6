import * as z from 'zod';
import { breakOffExecution, recordEvent, succeedExecution } from './executions.ts';
import { type FrameRow, settleFrame } from './frames.ts';
import type { Child, Move } from './interpreter.ts';
import { type Failure, PAYLOAD_LIMIT_BYTES } from './state-failure.ts';
import type { State } from './state-schemas.ts';
import type { Store } from './store.ts';
import { waitsForToken } from './task-faults.ts';

/** What a Task will send, kept until it was answered so that a call in flight can be repeated after a crash. */
export const callText = z.object({
  functionName: z.string(),
  payload: z.string(),
  timeoutMs: z.number().optional(),
  heartbeatMs: z.number().optional(),
});

const versionRow = z.object({ version: z.int() });
const pendingRow = z.object({ pending: z.int() });
const outcomeRow = z.object({ outcome: z.string() });

/**
 * Makes a move durable: runs inside one transaction, and does nothing when the frame has moved on meanwhile
 * (stopped, timed out, ended with its siblings). Returns how its execution broke off, when it did.
 */
export function applyMove(
  store: Store,
  now: number,
  frame: FrameRow,
  state: State,
  move: Move,
): Failure | undefined {
  if (store.one(versionRow, 'SELECT version FROM frames WHERE id = ?', frame.id)?.version !== frame.version) {
    return undefined;
  }
  const record = (type: string, details: object) => recordEvent(store, frame.execution, now, type, details);
  if (frame.outcome === null) {
    store.run('UPDATE executions SET transitions = transitions + 1 WHERE id = ?', frame.execution);
    if (frame.retries === 0) {
      record(`${state.Type}StateEntered`, {
        stateEnteredEventDetails: { name: frame.state, input: frame.input },
      });
    }
  }
  if (frame.outcome !== null && (state.Type === 'Map' || state.Type === 'Parallel')) {
    record(`${state.Type}State${JSON.parse(frame.outcome).ok ? 'Succeeded' : 'Failed'}`, {});
  }

  switch (move.kind) {
    case 'proceed': {
      record(`${state.Type}StateExited`, {
        stateExitedEventDetails: {
          name: frame.state,
          output: move.output,
          assignedVariables: texts(move.assigned),
        },
      });
      if (move.next === undefined) return finishFrame(store, now, frame, move.output);
      const variables = JSON.stringify({ ...JSON.parse(frame.variables), ...move.assigned });
      store.run(
        `UPDATE frames SET phase = 'run', version = version + 1, state = ?, input = ?, variables = ?, entered_at = ?,
           outcome = NULL, attempts = '[]', retries = 0 WHERE id = ?`,
        move.next,
        move.output,
        variables,
        now,
        frame.id,
      );
      return undefined;
    }
    case 'call': {
      const { functionName, payload, timeoutMs, heartbeatMs } = move;
      store.run(
        "UPDATE frames SET phase = 'call', version = version + 1, call = ?, token = ? WHERE id = ?",
        JSON.stringify({ functionName, payload, timeoutMs, heartbeatMs } satisfies z.infer<typeof callText>),
        move.token ?? null,
        frame.id,
      );
      record('TaskScheduled', {
        taskScheduledEventDetails: {
          resourceType: 'lambda',
          resource: state.Type === 'Task' && waitsForToken(state) ? 'invoke.waitForTaskToken' : 'invoke',
          region: 'local',
          parameters: JSON.stringify({ FunctionName: functionName, Payload: JSON.parse(payload) }),
          timeoutInSeconds: timeoutMs === undefined ? undefined : timeoutMs / 1000,
          heartbeatInSeconds: heartbeatMs === undefined ? undefined : heartbeatMs / 1000,
        },
      });
      return undefined;
    }
    case 'sleep':
      store.run(
        `UPDATE frames SET phase = 'sleep', version = version + 1, due_at = ?, outcome = '{"ok":true}' WHERE id = ?`,
        move.until,
        frame.id,
      );
      return undefined;
    case 'retry':
      store.run(
        `UPDATE frames SET phase = 'sleep', version = version + 1, due_at = ?, outcome = NULL, attempts = ?,
           retries = retries + 1 WHERE id = ?`,
        now + move.delayMs,
        JSON.stringify(move.attempts),
        frame.id,
      );
      return undefined;
    case 'fan':
      record(
        `${state.Type}StateStarted`,
        state.Type === 'Map' ? { mapStateStartedEventDetails: { length: move.children.length } } : {},
      );
      fanOut(store, now, frame, move.children, move.concurrency);
      return undefined;
    case 'fail':
      return failFrame(store, now, frame, move.failure);
  }
}

const texts = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));

function fanOut(store: Store, now: number, frame: FrameRow, children: readonly Child[], concurrency: number) {
  if (children.length === 0) {
    settleFrame(store, frame.id, { ok: true, result: [] });
    return;
  }
  store.run(
    "UPDATE frames SET phase = 'join', version = version + 1, pending = ? WHERE id = ?",
    children.length,
    frame.id,
  );
  for (const [slot, child] of children.entries()) {
    store.run(
      `INSERT INTO frames (execution, parent, slot, state, phase, input, item, entered_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      frame.execution,
      frame.id,
      slot,
      child.startAt,
      slot < concurrency ? 'run' : 'held',
      child.input,
      child.item ?? null,
      now,
    );
  }
}

function finishFrame(store: Store, now: number, frame: FrameRow, output: string): undefined {
  if (frame.parent === null) return void succeedExecution(store, frame.execution, now, output);
  if (frame.item !== null) {
    recordEvent(store, frame.execution, now, 'MapIterationSucceeded', {
      mapIterationSucceededEventDetails: { index: frame.slot },
    });
  }
  store.run(
    "UPDATE frames SET phase = 'done', version = version + 1, outcome = ? WHERE id = ?",
    output,
    frame.id,
  );
  store.run(
    `UPDATE frames SET phase = 'run', entered_at = ?
     WHERE id = (SELECT id FROM frames WHERE parent = ? AND phase = 'held' ORDER BY slot LIMIT 1)`,
    now,
    frame.parent,
  );
  const left = store.one(
    pendingRow,
    'UPDATE frames SET pending = pending - 1 WHERE id = ? RETURNING pending',
    frame.parent,
  );
  if (left?.pending === 0) joinChildren(store, frame.parent);
  return undefined;
}

function joinChildren(store: Store, parent: number) {
  const rows = store.all(
    outcomeRow,
    "SELECT outcome FROM frames WHERE parent = ? AND phase = 'done' ORDER BY slot",
    parent,
  );
  const results = `[${rows.map(row => row.outcome).join(',')}]`;
  const cause = `The results of the children are larger than ${PAYLOAD_LIMIT_BYTES} bytes.`;
  settleFrame(
    store,
    parent,
    Buffer.byteLength(results) > PAYLOAD_LIMIT_BYTES
      ? { ok: false, error: 'States.DataLimitExceeded', cause }
      : `{"ok":true,"result":${results}}`,
  );
  store.run('DELETE FROM frames WHERE parent = ?', parent);
}

/** One child that fails ends its siblings, calls in flight included: their answers find no frame. */
function failFrame(store: Store, now: number, frame: FrameRow, failure: Failure): Failure | undefined {
  if (frame.parent === null) {
    breakOffExecution(store, frame.execution, now, 'FAILED', failure);
    return failure;
  }
  if (frame.item !== null) {
    recordEvent(store, frame.execution, now, 'MapIterationFailed', {
      mapIterationFailedEventDetails: { index: frame.slot },
    });
  }
  store.run(
    `WITH RECURSIVE inside (id) AS (
       SELECT id FROM frames WHERE parent = ?
       UNION ALL SELECT frames.id FROM frames JOIN inside ON frames.parent = inside.id)
     DELETE FROM frames WHERE id IN (SELECT id FROM inside)`,
    frame.parent,
  );
  settleFrame(store, frame.parent, { ok: false, ...failure });
  return undefined;
}
