import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { MovableClock } from '../movable-clock.ts';
import { settleWithin } from './settle-within.ts';

/** What S3 tells of a new object. `eventTime` is ISO-8601; `sequencer` sorts the events of one key as text. */
export type S3ObjectCreated = {
  eventName: string;
  bucket: string;
  key: string;
  size: number;
  etag: string;
  versionId?: string;
  sequencer: string;
  eventTime: string;
};

export type Outbox = {
  /** Looks for new rows; call after each commit that may have added one. */
  wake(): void;
  /** Hands out nothing more and waits for the deliveries under way, at most a few seconds. */
  close(): Promise<void>;
};

const CONCURRENT_DELIVERIES = 4;
/** AWS retries an asynchronous invocation for hours, doubling the wait; a first second and a minute's cap suit one machine. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** A handler that never returns must not hold the whole machine up; its event is delivered again at the next start. */
const LONGEST_CLOSE_MS = 5_000;

const outboxRow = z
  .object({
    seq: z.number(),
    bucket: z.string(),
    key: z.string(),
    size: z.number(),
    etag: z.string(),
    version_id: z.string(),
    event_name: z.string(),
    event_time: z.number(),
  })
  .transform(row => ({
    seq: row.seq,
    event: {
      eventName: row.event_name,
      bucket: row.bucket,
      key: row.key,
      size: row.size,
      etag: row.etag,
      ...(row.version_id === 'null' ? {} : { versionId: row.version_id }),
      sequencer: row.seq.toString(16).toUpperCase().padStart(18, '0'),
      eventTime: new Date(row.event_time).toISOString(),
    } satisfies S3ObjectCreated,
  }));

/**
 * Delivers the outbox's rows at least once each: a row goes only after `deliver` resolved, and comes again after a
 * rejection (with backoff on `clock`) or a restart. Order is not promised, as on AWS.
 */
export function startOutbox(
  index: DatabaseSync,
  clock: MovableClock,
  deliver: (event: S3ObjectCreated) => Promise<void>,
): Outbox {
  const next = index.prepare('SELECT * FROM outbox WHERE seq > ? ORDER BY seq LIMIT 1');
  const again = index.prepare('SELECT * FROM outbox WHERE seq = ?');
  const done = index.prepare('DELETE FROM outbox WHERE seq = ?');
  const attempts = new Map<number, number>();
  const due: number[] = [];
  const waiting = new Set<() => void>();
  const running = new Set<Promise<void>>();
  let cursor = 0;
  let closed = false;

  function takeRow() {
    const retried = due.shift();
    const row = retried === undefined ? next.get(cursor) : again.get(retried);
    if (row === undefined) return undefined;
    const taken = outboxRow.parse(row);
    cursor = Math.max(cursor, taken.seq);
    return taken;
  }

  function postpone(seq: number) {
    const failures = attempts.get(seq) ?? 0;
    attempts.set(seq, failures + 1);
    const wait = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 16), LONGEST_RETRY_MS);
    const cancel = clock.at(clock.now() + wait, () => {
      waiting.delete(cancel);
      due.push(seq);
      wake();
    });
    waiting.add(cancel);
  }

  async function run({ seq, event }: { seq: number; event: S3ObjectCreated }): Promise<void> {
    let delivered = true;
    try {
      await deliver(event);
    } catch {
      delivered = false;
    }
    // After close the index is gone: the row stays, and the event comes again at the next start.
    if (closed && !index.isOpen) return;
    if (delivered) {
      done.run(seq);
      attempts.delete(seq);
    } else if (!closed) postpone(seq);
  }

  function wake() {
    while (!closed && running.size < CONCURRENT_DELIVERIES) {
      const taken = takeRow();
      if (taken === undefined) return;
      const delivery = run(taken).finally(() => {
        running.delete(delivery);
        wake();
      });
      running.add(delivery);
    }
  }

  return {
    wake,
    async close() {
      closed = true;
      for (const cancel of waiting) cancel();
      await settleWithin(LONGEST_CLOSE_MS, running);
    },
  };
}
