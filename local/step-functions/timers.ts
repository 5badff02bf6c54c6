import * as z from 'zod';
import type { MovableClock } from '../movable-clock.ts';
import { breakOffExecution, findExecution } from './executions.ts';
import { answerTask, type FrameRow, findFrame, frameRow } from './frames.ts';
import type { Store } from './store.ts';

/** Enough for one short transaction; what is left over is due at once and comes next. */
const BATCH = 500;

/**
 * One timer for the whole engine, set to the nearest due time in the file: waits, retries, timeouts, heartbeats and
 * execution deadlines cost a row and no memory, and a leap of the clock fires all it passed, earliest first.
 */
export function startTimers(store: Store, clock: MovableClock, onTimedOut: (arn: string) => void) {
  let armed: number | undefined;
  let cancel: () => void = () => undefined;
  let stopped = false;

  const fire = () => {
    armed = undefined;
    if (stopped) return;
    store.write(() => fireDue(store, clock.now(), onTimedOut)).catch(check);
  };

  const check = () => {
    if (stopped) return;
    const nearest = nearestDue(store);
    if (nearest === armed) return;
    cancel();
    armed = nearest;
    cancel = nearest === undefined ? () => undefined : clock.at(nearest, fire);
  };

  return {
    /** Fires what fell due while the engine was down, before any call is made again in vain. */
    async catchUp() {
      for (let due = nearestDue(store); due !== undefined && due <= clock.now(); due = nearestDue(store)) {
        await store.write(() => fireDue(store, clock.now(), onTimedOut));
      }
    },
    /** To be called after every commit. */
    check,
    stop() {
      stopped = true;
      cancel();
    },
  };
}

const nearestRow = z.object({ due: z.int().nullable() });
const deadlineRow = z.object({ arn: z.string(), deadline: z.int() });

function nearestDue(store: Store) {
  const due = store.one(
    nearestRow,
    `SELECT min(due) AS due FROM (
       SELECT min(due_at) AS due FROM frames WHERE due_at IS NOT NULL
       UNION ALL SELECT min(deadline) FROM executions WHERE deadline IS NOT NULL)`,
  );
  return due?.due ?? undefined;
}

function fireDue(store: Store, now: number, onTimedOut: (arn: string) => void) {
  const frames = store
    .all(frameRow, 'SELECT * FROM frames WHERE due_at <= ? ORDER BY due_at LIMIT ?', now, BATCH)
    .map(frame => ({ due: frame.due_at ?? 0, fire: () => fireFrame(store, now, frame) }));
  const deadlines = store
    .all(
      deadlineRow,
      'SELECT arn, deadline FROM executions WHERE deadline <= ? ORDER BY deadline LIMIT ?',
      now,
      BATCH,
    )
    .map(({ arn, deadline }) => ({
      due: deadline,
      fire() {
        const execution = findExecution(store, arn);
        if (execution?.status !== 'RUNNING') return;
        breakOffExecution(store, execution.id, now, 'TIMED_OUT', { error: 'States.Timeout' });
        onTimedOut(arn);
      },
    }));
  for (const { fire } of [...frames, ...deadlines].sort((a, b) => a.due - b.due)) fire();
}

function fireFrame(store: Store, now: number, frame: FrameRow) {
  // An earlier timer of the same batch may have ended the execution.
  if (findFrame(store, frame.id)?.version !== frame.version) return;
  if (frame.phase === 'sleep') {
    // A Wait wakes with its outcome set and goes on; a retry has none and is entered again.
    const wake = "UPDATE frames SET phase = 'run', version = version + 1, due_at = NULL WHERE id = ?";
    store.run(wake, frame.id);
    return;
  }
  const missedBeat = frame.heartbeat_at !== null && frame.heartbeat_at === frame.due_at;
  answerTask(store, frame, now, {
    ok: false,
    error: missedBeat ? 'States.HeartbeatTimeout' : 'States.Timeout',
    cause: missedBeat ? 'No heartbeat came in time.' : 'The task did not end in time.',
  });
}
