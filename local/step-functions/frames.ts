import * as z from 'zod';
import { recordEvent } from './executions.ts';
import type { Outcome } from './interpreter.ts';
import { PAYLOAD_LIMIT_BYTES } from './state-failure.ts';
import type { Store } from './store.ts';

export const frameRow = z.object({
  id: z.int(),
  execution: z.int(),
  parent: z.int().nullable(),
  slot: z.int(),
  state: z.string(),
  phase: z.enum(['run', 'call', 'token', 'sleep', 'join', 'held', 'done', 'dead']),
  version: z.int(),
  input: z.string(),
  variables: z.string(),
  item: z.string().nullable(),
  entered_at: z.int(),
  attempts: z.string(),
  retries: z.int(),
  call: z.string().nullable(),
  token: z.string().nullable(),
  outcome: z.string().nullable(),
  timeout_at: z.int().nullable(),
  heartbeat_at: z.int().nullable(),
  heartbeat_ms: z.int().nullable(),
  due_at: z.int().nullable(),
});
export type FrameRow = z.infer<typeof frameRow>;

export const findFrame = (store: Store, id: number) =>
  store.one(frameRow, 'SELECT * FROM frames WHERE id = ?', id);

export const findFrameByToken = (store: Store, token: string) =>
  store.one(frameRow, 'SELECT * FROM frames WHERE token = ?', token);

/** The frame and all it runs inside of, innermost first. */
export function frameChain(store: Store, frame: FrameRow): readonly FrameRow[] {
  const chain = [frame];
  for (let inner = frame; inner.parent !== null; ) {
    const outer = findFrame(store, inner.parent);
    if (!outer) throw new Error(`frame ${inner.id} lost its parent`);
    chain.push(outer);
    inner = outer;
  }
  return chain;
}

/** Hands a frame the end of what it waited for; the stepper takes it from there. */
export function settleFrame(store: Store, id: number, outcome: Outcome | string) {
  store.run(
    `UPDATE frames SET phase = 'run', outcome = ?, version = version + 1, call = NULL, token = NULL, pending = NULL,
       timeout_at = NULL, heartbeat_at = NULL, heartbeat_ms = NULL, due_at = NULL WHERE id = ?`,
    typeof outcome === 'string' ? outcome : JSON.stringify(outcome),
    id,
  );
}

/** Records how a Task ended and settles it. A result over the limit ends the task as AWS would. */
export function answerTask(store: Store, frame: FrameRow, at: number, outcome: Outcome) {
  const text = JSON.stringify(outcome);
  if (outcome.ok && text.length * 3 > PAYLOAD_LIMIT_BYTES && Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES) {
    const cause = `The result of the task is larger than ${PAYLOAD_LIMIT_BYTES} bytes.`;
    return answerTask(store, frame, at, { ok: false, error: 'States.DataLimitExceeded', cause });
  }
  const task = {
    resourceType: 'lambda',
    resource: frame.token === null ? 'invoke' : 'invoke.waitForTaskToken',
  };
  if (outcome.ok) {
    const output = JSON.stringify(outcome.result);
    recordEvent(store, frame.execution, at, 'TaskSucceeded', {
      taskSucceededEventDetails: { ...task, output },
    });
  } else {
    const { error, cause } = outcome;
    const late = error === 'States.Timeout' || error === 'States.HeartbeatTimeout';
    recordEvent(store, frame.execution, at, late ? 'TaskTimedOut' : 'TaskFailed', {
      [late ? 'taskTimedOutEventDetails' : 'taskFailedEventDetails']: { ...task, error, cause },
    });
  }
  return settleFrame(store, frame.id, text);
}

/** The moment the engine has to look at a task again by itself. */
export const earliest = (...moments: (number | null)[]) =>
  moments.reduce(
    (least, moment) => (least === null || (moment !== null && moment < least) ? moment : least),
    null,
  );
