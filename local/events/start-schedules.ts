import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { InvocationOutbox } from '../lambda/invocation-outbox.ts';
import type { MovableClock } from '../movable-clock.ts';
import { inTransaction } from '../template/open-database.ts';
import type { NextRun } from './schedule-expression.ts';

/** A schedule of the template that invokes a function. */
export type SchedulePlan = {
  name: string;
  arn: string;
  next: NextRun;
  functionName: string;
  /** The target's input as text, possibly with `<aws.scheduler.…>` attributes; undefined sends AWS's default event. */
  input: string | undefined;
};

const Row = z.object({ last_at: z.number() }).optional();

/**
 * Runs the schedules on the movable clock. The last run is kept, so a tick missed while the machine slept or the clock
 * jumped fires once, however many were missed. Missing: flexible windows, start and end dates, one-time schedules.
 */
export function startSchedules(input: {
  database: DatabaseSync;
  plans: readonly SchedulePlan[];
  outbox: InvocationOutbox;
  clock: MovableClock;
}): { close: () => void } {
  const { database, plans, outbox, clock } = input;
  database.exec(
    'CREATE TABLE IF NOT EXISTS schedule (name TEXT PRIMARY KEY, last_at INTEGER NOT NULL) STRICT;',
  );
  const select = database.prepare('SELECT last_at FROM schedule WHERE name = ?');
  const save = database.prepare('INSERT OR REPLACE INTO schedule VALUES (?, ?)');
  const cancels = new Map<string, () => void>();

  function lastRun(plan: SchedulePlan): number {
    const row = Row.parse(select.get(plan.name));
    if (row !== undefined) return row.last_at;
    const now = clock.now();
    save.run(plan.name, now);
    return now;
  }

  function event(plan: SchedulePlan, dueAt: number, executionId: string): unknown {
    const time = new Date(dueAt).toISOString().replace(/\.\d+Z$/, 'Z');
    if (plan.input === undefined) {
      return {
        version: '0',
        id: executionId,
        'detail-type': 'Scheduled Event',
        source: 'aws.scheduler',
        time,
        resources: [plan.arn],
        detail: '{}',
      };
    }
    const text = plan.input
      .replaceAll('<aws.scheduler.schedule-arn>', plan.arn)
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.execution-id>', executionId)
      .replaceAll('<aws.scheduler.attempt-number>', '1');
    return JSON.parse(text);
  }

  function arm(plan: SchedulePlan): void {
    const dueAt = plan.next(lastRun(plan));
    if (dueAt === undefined) return;
    const cancel = clock.at(dueAt, () => {
      const executionId = randomUUID();
      inTransaction(database, () => {
        outbox.add(plan.functionName, event(plan, dueAt, executionId), executionId);
        save.run(plan.name, clock.now());
      });
      outbox.wake();
      arm(plan);
    });
    cancels.set(plan.name, cancel);
  }

  for (const plan of plans) arm(plan);
  return {
    close() {
      for (const cancel of cancels.values()) cancel();
    },
  };
}
