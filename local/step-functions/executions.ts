import * as z from 'zod';
import type { Failure } from './state-failure.ts';
import type { Store } from './store.ts';

export const executionStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

export const executionRow = z.object({
  id: z.int(),
  arn: z.string(),
  machine: z.string(),
  definition: z.string(),
  name: z.string(),
  status: z.enum(executionStatuses),
  input: z.string(),
  output: z.string().nullable(),
  error: z.string().nullable(),
  cause: z.string().nullable(),
  started_at: z.int(),
  stopped_at: z.int().nullable(),
  transitions: z.int(),
  redrives: z.int(),
  redriven_at: z.int().nullable(),
});
export type ExecutionRow = z.infer<typeof executionRow>;

export const findExecution = (store: Store, arn: string) =>
  store.one(executionRow, 'SELECT * FROM executions WHERE arn = ?', arn);

export const getExecution = (store: Store, id: number) => {
  const found = store.one(executionRow, 'SELECT * FROM executions WHERE id = ?', id);
  if (!found) throw new Error(`execution ${id} is gone`);
  return found;
};

/** Appends to an execution's history. `details` are the fields that AWS keeps beside id, time and type. */
export function recordEvent(store: Store, execution: number, at: number, type: string, details: object = {}) {
  store.run(
    `INSERT INTO history
     SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ? FROM history WHERE execution = ?`,
    execution,
    at,
    type,
    JSON.stringify(details),
    execution,
  );
}

const CLOSING_EVENTS = {
  FAILED: ['ExecutionFailed', 'executionFailedEventDetails'],
  TIMED_OUT: ['ExecutionTimedOut', 'executionTimedOutEventDetails'],
  ABORTED: ['ExecutionAborted', 'executionAbortedEventDetails'],
} as const;

export function succeedExecution(store: Store, execution: number, at: number, output: string) {
  store.run(
    "UPDATE executions SET status = 'SUCCEEDED', output = ?, stopped_at = ?, deadline = NULL WHERE id = ?",
    output,
    at,
    execution,
  );
  store.run('DELETE FROM frames WHERE execution = ?', execution);
  recordEvent(store, execution, at, 'ExecutionSucceeded', { executionSucceededEventDetails: { output } });
}

/** Ends an execution badly. Its own frame stays, asleep, so that a redrive can go on from the state that failed. */
export function breakOffExecution(
  store: Store,
  execution: number,
  at: number,
  status: keyof typeof CLOSING_EVENTS,
  { error, cause }: Failure,
) {
  store.run(
    'UPDATE executions SET status = ?, error = ?, cause = ?, stopped_at = ?, deadline = NULL WHERE id = ?',
    status,
    error ?? null,
    cause ?? null,
    at,
    execution,
  );
  store.run('DELETE FROM frames WHERE execution = ? AND parent IS NOT NULL', execution);
  store.run(
    `UPDATE frames SET phase = 'dead', version = version + 1, call = NULL, token = NULL, outcome = NULL, pending = NULL,
       timeout_at = NULL, heartbeat_at = NULL, heartbeat_ms = NULL, due_at = NULL WHERE execution = ?`,
    execution,
  );
  const [type, field] = CLOSING_EVENTS[status];
  recordEvent(store, execution, at, type, { [field]: { error, cause } });
}
