import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { context } from './setup-door.ts';

const { scheduleHandler } = await import('../../../functions/edge/schedule-handler.ts');
const { stepHandler } = await import('../../../functions/edge/step-handler.ts');
const { storageHandler } = await import('../../../functions/edge/storage-handler.ts');
const { streamHandler } = await import('../../../functions/edge/stream-handler.ts');
const { faultSummary } = await import('../../../functions/edge/fault.ts');

const canary = '410102199003074567';

describe('a step of a workflow', () => {
  const step = { input: z.strictObject({ n: z.int() }), output: z.strictObject({ n: z.int() }) };

  it('parses what comes in and what goes out', async () => {
    const handler = stepHandler('double', step, async ({ n }) => ({ n: n * 2 }));
    expect(await handler({ n: 2 }, context)).toEqual({ n: 4 });
    await expect(handler({ n: 2, who: canary }, context)).rejects.toThrow('see the log');
  });

  it('leaves with a bare name, because Step Functions keeps what it throws', async () => {
    const handlerOf = (name: string) =>
      stepHandler('break', step, async () => {
        throw Object.assign(new Error(canary, { cause: new Error(canary) }), { name, item: canary });
      });
    for (const [name, bare] of [
      ['ThrottlingException', 'Unavailable'],
      ['TypeError', 'Fault'],
    ] as const) {
      const fault = await handlerOf(name)({ n: 1 }, context).catch((error: Error) => error);
      expect(fault).toMatchObject({ name: bare });
      expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain(canary);
    }
  });
});

describe('the stream', () => {
  const eventOf = (...numbers: readonly string[]): DynamoDBStreamEvent => ({
    Records: numbers.map(number => ({
      eventName: 'MODIFY',
      dynamodb: {
        SequenceNumber: number,
        Keys: { reportId: { S: number } },
        NewImage: { reportId: { S: number } },
      },
    })),
  });

  it('stops at the first record that fails and names it, so that nothing before it is repeated', async () => {
    const seen: string[] = [];
    const handler = streamHandler('follow', async ({ keys }) => {
      seen.push(keys['reportId']?.S ?? '');
      if (seen.length === 2) throw new Error('broken');
    });
    expect(await handler(eventOf('1', '2', '3'), context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(seen).toEqual(['1', '2']);
  });
});

describe('storage and schedule', () => {
  it('hands on which object appeared, with its key as it is', async () => {
    const seen: unknown[] = [];
    const handler = storageHandler('record', async object => seen.push(object));
    const object = { key: 'evidence/a b+c/e1', 'version-id': 'v1', size: 3 };
    await handler({ id: '1', detail: { bucket: { name: 'b' }, object } }, context);
    expect(seen).toMatchObject([{ bucket: 'b', key: 'evidence/a b+c/e1', versionId: 'v1' }]);
  });

  it('tells a tick the time and how much of it is left', async () => {
    const seen: number[] = [];
    await scheduleHandler('sweep', async ({ remainingMillis }) => seen.push(remainingMillis()))({}, context);
    expect(seen).toEqual([10_000]);
  });
});

describe('what a log keeps of a fault', () => {
  it('is names and places, never a message', () => {
    const zod = z.object({ idNumber: z.literal('x') }).safeParse({ idNumber: canary }).error;
    const fault = Object.assign(new Error(canary, { cause: zod }), { Item: { name: canary } });
    const kept = JSON.stringify(faultSummary(fault));
    expect(kept).not.toContain(canary);
    expect(kept).toContain('invalid_value at idNumber');
    expect(kept).toContain('other-doors.test.ts');
  });
});
