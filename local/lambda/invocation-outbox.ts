import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { MovableClock } from '../movable-clock.ts';
import type { QueueStore } from '../sqs/queue-store.ts';
import type { ActivityGauge } from '../template/activity-gauge.ts';
import { inTransaction } from '../template/open-database.ts';
import type { FunctionPlan } from './function-plan.ts';
import type { InvokeResult } from './invoke-result.ts';
import { runnerClosing } from './invoke-result.ts';

/** Lambda waits one minute before the first retry of an asynchronous event and two before the second. */
const retryWaitMs = (attempts: number) => (attempts === 1 ? 60_000 : 120_000);

/** Rows taken up at once; more would only wait in the pools. */
const ROWS_AT_ONCE = 64;

const Row = z.object({
  id: z.string(),
  function: z.string(),
  payload: z.string(),
  attempts: z.number(),
  created_at: z.number(),
});
type Row = z.infer<typeof Row>;
const NextDue = z.object({ due: z.number().nullable() });

export type InvocationOutbox = {
  /** Keeps an event for a function; joins the transaction that is open on the database, if one is. */
  add(functionName: string, payload: unknown, id?: string): void;
  /** Starts delivering what was added; safe to call often. */
  wake(): void;
  /** Stops delivering and waits for what is running. */
  close(): Promise<void>;
};

/**
 * Asynchronous invocations, durable: an event leaves the database only when its function succeeded or, after the
 * retries that its `EventInvokeConfig` allows, when it reached the queues for failed events. A kill in between means
 * that the event is delivered again.
 */
export function invocationOutbox(input: {
  database: DatabaseSync;
  functions: readonly FunctionPlan[];
  invoke: (functionName: string, payload: unknown) => Promise<InvokeResult>;
  queues: QueueStore;
  clock: MovableClock;
  gauge: ActivityGauge;
}): InvocationOutbox {
  const { database, invoke, queues, clock, gauge } = input;
  const plans = new Map(input.functions.map(plan => [plan.name, plan]));
  database.exec(`CREATE TABLE IF NOT EXISTS invocation (
    id TEXT PRIMARY KEY, function TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL,
    created_at INTEGER NOT NULL, due_at INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS invocation_due ON invocation (due_at);`);
  const insert = database.prepare('INSERT OR IGNORE INTO invocation VALUES (?, ?, ?, 0, ?, ?)');
  const selectDue = database.prepare('SELECT * FROM invocation WHERE due_at <= ? ORDER BY due_at LIMIT ?');
  const nextDue = database.prepare('SELECT MIN(due_at) AS due FROM invocation WHERE due_at > ?');
  const remove = database.prepare('DELETE FROM invocation WHERE id = ?');
  const postpone = database.prepare('UPDATE invocation SET attempts = ?, due_at = ? WHERE id = ?');
  const running = new Map<string, Promise<void>>();
  let cancelTimer = () => {};
  let closed = false;

  function giveUp(
    row: Row,
    attempts: number,
    plan: FunctionPlan,
    result: InvokeResult & { ok: false },
  ): void {
    const payload: unknown = JSON.parse(row.payload);
    const { onFailureQueue, deadLetterQueue } = plan.asynchronous;
    inTransaction(database, () => {
      if (deadLetterQueue !== undefined) queues.send({ queue: deadLetterQueue, body: row.payload });
      if (onFailureQueue !== undefined) {
        queues.send({
          queue: onFailureQueue,
          body: JSON.stringify({
            version: '1.0',
            timestamp: new Date(clock.now()).toISOString(),
            requestContext: {
              requestId: row.id,
              functionArn: `${plan.arn}:$LATEST`,
              condition: 'RetriesExhausted',
              approximateInvokeCount: attempts,
            },
            requestPayload: payload,
            responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
            responsePayload: { errorType: result.errorType, errorMessage: result.errorMessage },
          }),
        });
      }
      remove.run(row.id);
    });
  }

  async function deliver(row: Row): Promise<void> {
    const plan = plans.get(row.function);
    // A function that left the template takes its waiting events with it, as deleting it does on AWS.
    if (plan === undefined) {
      remove.run(row.id);
      return;
    }
    const result = await invoke(row.function, JSON.parse(row.payload));
    if (result.ok) {
      remove.run(row.id);
      return;
    }
    if (closed || result.errorType === runnerClosing) return;
    const attempts = row.attempts + 1;
    const due = clock.now() + retryWaitMs(attempts);
    const tooOld = due - row.created_at > plan.asynchronous.longestAgeSeconds * 1000;
    if (attempts > plan.asynchronous.retries || tooOld) giveUp(row, attempts, plan, result);
    else postpone.run(attempts, due, row.id);
  }

  function wake(): void {
    if (closed) return;
    const rows = z.array(Row).parse(selectDue.all(clock.now(), ROWS_AT_ONCE + running.size));
    for (const row of rows) {
      if (running.has(row.id) || running.size >= ROWS_AT_ONCE) continue;
      const end = gauge.begin();
      const delivery = deliver(row).finally(() => {
        running.delete(row.id);
        wake();
        end();
      });
      running.set(row.id, delivery);
    }
    cancelTimer();
    const { due } = NextDue.parse(nextDue.get(clock.now()));
    cancelTimer = due === null ? () => {} : clock.at(due, wake);
  }

  return {
    add(functionName, payload, id = randomUUID()) {
      const now = clock.now();
      insert.run(id, functionName, JSON.stringify(payload), now, now);
    },
    wake,
    async close() {
      closed = true;
      cancelTimer();
      await Promise.allSettled(running.values());
    },
  };
}
