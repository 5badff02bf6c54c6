import * as z from 'zod';
import type { InvokeResult } from '../lambda/invoke-result.ts';
import { runnerClosing } from '../lambda/invoke-result.ts';
import type { StreamRecord } from './stream-reader.ts';

/** How a batch of stream records is delivered and given up, from the event source mapping. */
export type DeliveryPolicy = {
  /** Retries after the first failure; -1 means for ever. */
  retries: number;
  bisects: boolean;
  reportsItemFailures: boolean;
};

export type Delivery = {
  policy: DeliveryPolicy;
  invoke: (records: readonly StreamRecord[]) => Promise<InvokeResult>;
  /** Everything up to this record is dealt with. */
  done: (last: StreamRecord) => void;
  /** The batch has failed for good: park it and count it as dealt with, in one step. */
  giveUp: (records: readonly StreamRecord[], attempts: number) => void;
  /** Waits before the next attempt; false when the runner closes meanwhile. */
  pause: (attempt: number) => Promise<boolean>;
};

const PartialFailure = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** The first record that has to be delivered again; the batch's length when all succeeded. */
function firstFailure(batch: readonly StreamRecord[], result: InvokeResult, policy: DeliveryPolicy): number {
  if (!result.ok) return 0;
  if (!policy.reportsItemFailures) return batch.length;
  const partial = PartialFailure.safeParse(result.payload);
  if (!partial.success || partial.data.batchItemFailures.length === 0) return batch.length;
  const failed = new Set(partial.data.batchItemFailures.map(failure => failure.itemIdentifier));
  // An identifier that is not of this batch fails the whole of it, as on AWS.
  return Math.max(
    0,
    batch.findIndex(record => failed.has(record.dynamodb.SequenceNumber)),
  );
}

/**
 * Delivers a batch until it is dealt with, in order: what succeeded is left behind, a failing batch is retried, cut in
 * two where the mapping says so, and given up after its last retry. Returns false when the runner closed meanwhile, with
 * everything not dealt with still ahead of the checkpoint.
 */
export async function deliverBatch(records: readonly StreamRecord[], delivery: Delivery): Promise<boolean> {
  const { policy } = delivery;
  let batch = records;
  for (let attempt = 1; batch.length > 0; attempt += 1) {
    const result = await delivery.invoke(batch);
    if (!result.ok && result.errorType === runnerClosing) return false;
    const failed = firstFailure(batch, result, policy);
    const lastGood = batch[failed - 1];
    if (lastGood !== undefined) {
      delivery.done(lastGood);
      batch = batch.slice(failed);
      attempt = 1;
    }
    if (batch.length === 0) return true;
    if (policy.bisects && batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      if (!(await delivery.pause(1))) return false;
      if (!(await deliverBatch(batch.slice(0, middle), delivery))) return false;
      batch = batch.slice(middle);
      attempt = 0;
      continue;
    }
    if (policy.retries >= 0 && attempt > policy.retries) {
      delivery.giveUp(batch, attempt);
      return true;
    }
    if (!(await delivery.pause(attempt))) return false;
  }
  return true;
}
