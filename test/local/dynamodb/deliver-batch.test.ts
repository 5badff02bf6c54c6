import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeliveryPolicy, deliverBatch } from '../../../local/dynamodb/deliver-batch.ts';
import type { StreamRecord } from '../../../local/dynamodb/stream-reader.ts';
import type { InvokeResult } from '../../../local/lambda/invoke-result.ts';

const record = (n: number): StreamRecord => ({
  eventID: String(n),
  dynamodb: { SequenceNumber: String(n), ApproximateCreationDateTime: 0 },
});
const numbers = (records: readonly StreamRecord[]) => records.map(one => Number(one.dynamodb.SequenceNumber));
const failure: InvokeResult = { ok: false, errorType: 'Error', errorMessage: '' };

/** Delivers records 1…size to a function that never succeeds with a poisoned one in its batch. */
async function deliver(size: number, poisoned: readonly number[], policy: Partial<DeliveryPolicy> = {}) {
  const calls: number[][] = [];
  const doneUpTo: number[] = [];
  const parked: number[][] = [];
  const { reportsItemFailures = false, bisects = false, retries = 1 } = policy;
  await deliverBatch(
    Array.from({ length: size }, (_, n) => record(n + 1)),
    {
      policy: { reportsItemFailures, bisects, retries },
      invoke: async records => {
        calls.push(numbers(records));
        const failed = numbers(records).filter(n => poisoned.includes(n));
        if (failed.length === 0) return { ok: true, payload: { batchItemFailures: [] } };
        if (!reportsItemFailures) return failure;
        return { ok: true, payload: { batchItemFailures: failed.map(n => ({ itemIdentifier: String(n) })) } };
      },
      done: last => doneUpTo.push(Number(last.dynamodb.SequenceNumber)),
      giveUp: (records, _attempts) => parked.push(numbers(records)),
      pause: async () => true,
    },
  );
  return { calls, doneUpTo, parked };
}

describe('delivering a batch of stream records', () => {
  it('calls once when all is well', async () => {
    expect(await deliver(3, [])).toMatchObject({ calls: [[1, 2, 3]], parked: [] });
  });

  it('retries the whole batch and then parks the whole batch', async () => {
    expect(await deliver(3, [2])).toEqual({
      calls: [
        [1, 2, 3],
        [1, 2, 3],
      ],
      doneUpTo: [],
      parked: [[1, 2, 3]],
    });
  });

  it('begins again at the first record reported as failed', async () => {
    const { calls, doneUpTo, parked } = await deliver(4, [3], { reportsItemFailures: true });
    expect(calls).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ]);
    expect(doneUpTo).toEqual([2]);
    expect(parked).toEqual([[3, 4]]);
  });

  it('bisects until the poison stands alone, whatever is poisoned, in order and without loss', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
        fc.boolean(),
        async (size, candidates, reportsItemFailures) => {
          const poisoned = candidates.filter(n => n <= size).sort((a, b) => a - b);
          const { calls, parked, doneUpTo } = await deliver(size, poisoned, {
            bisects: true,
            reportsItemFailures,
          });
          expect(parked).toEqual(poisoned.map(n => [n]));
          const good = calls.filter(call => !call.some(n => poisoned.includes(n))).flat();
          const through = new Set([
            ...good,
            ...doneUpTo.flatMap(n => Array.from({ length: n }, (_, k) => k + 1)),
          ]);
          for (let n = 1; n <= size; n += 1) {
            if (!poisoned.includes(n)) expect(through.has(n), `record ${n}`).toBe(true);
          }
        },
      ),
    );
  });

  it('stops without parking anything when the runner closes', async () => {
    const parked: unknown[] = [];
    const delivered = await deliverBatch([record(1)], {
      policy: { retries: 0, bisects: false, reportsItemFailures: false },
      invoke: async () => ({ ok: false, errorType: 'Runner.Closing', errorMessage: '' }),
      done: () => parked.push('done'),
      giveUp: records => parked.push(records),
      pause: async () => true,
    });
    expect([delivered, parked]).toEqual([false, []]);
  });
});
