import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EventMatcher } from '../events/match-event-pattern.ts';
import type { InvokeResult } from '../lambda/invoke-result.ts';
import type { MovableClock } from '../movable-clock.ts';
import type { QueueStore } from '../sqs/queue-store.ts';
import type { ActivityGauge } from '../template/activity-gauge.ts';
import { inTransaction } from '../template/open-database.ts';
import { type DeliveryPolicy, deliverBatch } from './deliver-batch.ts';
import type { StreamCheckpoints } from './stream-checkpoints.ts';
import type { StreamReader, StreamRecord } from './stream-reader.ts';

/** A table's stream that feeds a function. */
export type StreamMappingPlan = DeliveryPolicy & {
  /** Names the checkpoint: stable from start to start. */
  id: string;
  streamArn: string;
  functionName: string;
  functionArn: string;
  batchSize: number;
  batchingWindowSeconds: number;
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  filters: readonly EventMatcher[];
  onFailureQueue: string | undefined;
};

/** How often an idle stream is looked at; a nudge comes after every invocation anyway. */
const LOOK_EVERY_MS = 250;
/** Nudges that come together lead to one look: at a rush, looking must not crowd out what is looked for. */
const NUDGE_MS = 20;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 60_000;

export type StreamMapping = {
  /** Looks at the stream soon. */
  nudge(): void;
  /** Delivers all that the stream holds, an open batching window included; leaves a batch that pauses for long. */
  drain(): Promise<void>;
  close(): Promise<void>;
};

/**
 * One event source mapping: polls the shards in order, one batch at a time, and moves its durable checkpoint only past
 * what was dealt with. At least once: a kill between the function's success and the checkpoint delivers again.
 */
export function startStreamMapping(input: {
  plan: StreamMappingPlan;
  reader: StreamReader;
  checkpoints: StreamCheckpoints;
  database: DatabaseSync;
  queues: QueueStore;
  invoke: (functionName: string, payload: unknown) => Promise<InvokeResult>;
  clock: MovableClock;
  gauge: ActivityGauge;
  log: (line: string) => void;
}): StreamMapping {
  const { plan, reader, checkpoints, database, queues, invoke, clock, gauge, log } = input;
  const finished = new Set<string>();
  let looking: Promise<void> | undefined;
  let again = false;
  let flush = false;
  let closed = false;
  let nudged: NodeJS.Timeout | undefined;
  let windowEnds: number | undefined;
  let cancelWindow = () => {};
  let interruptPause = () => {};
  let longPause = Promise.withResolvers<void>();

  /** A pause on the movable clock. A long one does not count as in flight: whoever waits for rest would wait in vain. */
  function pause(attempt: number): Promise<boolean> {
    if (closed) return Promise.resolve(false);
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
    if (wait > 2_000) longPause.resolve();
    return new Promise(resolve => {
      const cancel = clock.at(clock.now() + wait, () => resolve(!closed));
      interruptPause = () => {
        cancel();
        resolve(false);
      };
    });
  }

  function giveUp(shard: string, records: readonly StreamRecord[], attempts: number): void {
    const [first, last] = [records[0], records.at(-1)];
    if (first === undefined || last === undefined) return;
    const arrival = (record: StreamRecord) =>
      new Date(record.dynamodb.ApproximateCreationDateTime * 1000).toISOString();
    inTransaction(database, () => {
      if (plan.onFailureQueue !== undefined) {
        queues.send({
          queue: plan.onFailureQueue,
          body: JSON.stringify({
            requestContext: {
              requestId: randomUUID(),
              functionArn: plan.functionArn,
              condition: 'RetryAttemptsExhausted',
              approximateInvokeCount: attempts,
            },
            responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
            version: '1.0',
            timestamp: new Date(clock.now()).toISOString(),
            DDBStreamBatchInfo: {
              shardId: shard,
              startSequenceNumber: first.dynamodb.SequenceNumber,
              endSequenceNumber: last.dynamodb.SequenceNumber,
              approximateArrivalOfFirstRecord: arrival(first),
              approximateArrivalOfLastRecord: arrival(last),
              batchSize: records.length,
              streamArn: plan.streamArn,
            },
          }),
        });
      }
      checkpoints.save(plan.id, shard, last.dynamodb.SequenceNumber);
    });
    log(`${plan.functionName} gave up ${records.length} stream record(s) after ${attempts} attempt(s)`);
  }

  /** Whether to wait for a fuller batch. */
  function holds(wanted: number): boolean {
    if (plan.batchingWindowSeconds === 0 || flush || wanted >= plan.batchSize) return false;
    windowEnds ??= clock.now() + plan.batchingWindowSeconds * 1000;
    if (clock.now() >= windowEnds) return false;
    cancelWindow();
    cancelWindow = clock.at(windowEnds, look);
    return true;
  }

  /** Delivers one batch of a shard. Returns whether there may be more now. */
  async function step(shard: string): Promise<boolean> {
    const after = checkpoints.read(plan.id, shard);
    const { records, closed: shardClosed } = await reader.read(shard, after, plan.batchSize);
    const last = records.at(-1);
    if (last === undefined) {
      if (shardClosed) finished.add(shard);
      return false;
    }
    const wanted = plan.filters.length === 0 ? records : records.filter(r => plan.filters.some(f => f(r)));
    if (wanted.length > 0 && holds(records.length)) return false;
    windowEnds = undefined;
    const end = gauge.begin();
    try {
      const delivered = await deliverBatch(wanted, {
        policy: plan,
        invoke: batch => invoke(plan.functionName, { Records: batch }),
        done: record => checkpoints.save(plan.id, shard, record.dynamodb.SequenceNumber),
        giveUp: (batch, attempts) => giveUp(shard, batch, attempts),
        pause: async attempt => {
          const long = FIRST_PAUSE_MS * 2 ** (attempt - 1) > 2_000;
          if (long) end();
          return await pause(attempt);
        },
      });
      // Records that no filter wanted are dealt with too.
      if (delivered) checkpoints.save(plan.id, shard, last.dynamodb.SequenceNumber);
      return delivered;
    } finally {
      end();
    }
  }

  /** A mapping that starts at LATEST passes over what the stream held when the mapping was new. */
  async function passOver(shard: string): Promise<void> {
    let last = '0';
    for (;;) {
      const { records } = await reader.read(shard, last === '0' ? undefined : last, 1000);
      const end = records.at(-1)?.dynamodb.SequenceNumber;
      if (end === undefined) break;
      last = end;
    }
    checkpoints.save(plan.id, shard, last);
  }

  async function lookOnce(): Promise<void> {
    for (const shard of await reader.shards()) {
      if (finished.has(shard)) continue;
      const isNew = checkpoints.read(plan.id, shard) === undefined;
      if (isNew && plan.startingPosition === 'LATEST') await passOver(shard);
      while (!closed && (await step(shard))) {
        // On to the next batch.
      }
    }
  }

  function look(): void {
    if (closed) return;
    if (looking !== undefined) {
      again = true;
      return;
    }
    again = false;
    looking = lookOnce()
      // The engine restarting is the usual cause; the next look mends it.
      .catch((fault: unknown) => log(`reading the stream for ${plan.functionName} failed: ${String(fault)}`))
      .then(() => {
        looking = undefined;
        longPause = Promise.withResolvers();
        if (again) look();
      });
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  look();
  return {
    nudge() {
      nudged ??= setTimeout(() => {
        nudged = undefined;
        look();
      }, NUDGE_MS);
    },
    async drain() {
      flush = true;
      // The look under way may have read before the last write; the one after it cannot have.
      for (let looks = 0; looks < 2 && !closed; looks += 1) {
        look();
        await Promise.race([looking, longPause.promise]);
      }
      flush = false;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(nudged);
      cancelWindow();
      interruptPause();
      await looking;
    },
  };
}
