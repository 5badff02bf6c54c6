import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invocationOutbox } from '../../../local/lambda/invocation-outbox.ts';
import type { InvokeResult } from '../../../local/lambda/invoke-result.ts';
import { movableClock } from '../../../local/movable-clock.ts';
import { queueStore } from '../../../local/sqs/queue-store.ts';
import { activityGauge } from '../../../local/template/activity-gauge.ts';
import { openDatabase } from '../../../local/template/open-database.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'outbox-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const queuePlan = (name: string) => ({
  name,
  arn: `arn:${name}`,
  visibilitySeconds: 30,
  delaySeconds: 0,
  redrive: undefined,
});

/** An outbox whose function answers what `answers` holds, one after the other, and then succeeds. */
function setup(answers: (InvokeResult | 'never')[] = [], clock = movableClock()) {
  const database = openDatabase(join(directory, 'runner.sqlite'));
  const queues = queueStore({ database, queues: [queuePlan('dead'), queuePlan('failed')], clock });
  const gauge = activityGauge();
  const seen: unknown[] = [];
  const outbox = invocationOutbox({
    database,
    functions: [
      {
        name: 'f',
        arn: 'arn:f',
        bundleDirectory: '',
        handler: '',
        environment: {},
        timeoutSeconds: 1,
        memoryMegabytes: 128,
        reservedConcurrency: undefined,
        asynchronous: {
          retries: 2,
          longestAgeSeconds: 21_600,
          onFailureQueue: 'arn:failed',
          deadLetterQueue: 'arn:dead',
        },
      },
    ],
    invoke: async (_name, payload) => {
      seen.push(payload);
      const answer = answers.shift() ?? { ok: true, payload: null };
      return answer === 'never' ? await new Promise(() => {}) : answer;
    },
    queues,
    clock,
    gauge,
  });
  return { database, queues, gauge, seen, outbox, clock };
}

const failure: InvokeResult = { ok: false, errorType: 'Error', errorMessage: 'no' };

describe('the outbox of asynchronous invocations', () => {
  it('delivers an event once when all is well', async () => {
    const { outbox, gauge, seen } = setup();
    outbox.add('f', { n: 1 });
    outbox.wake();
    await gauge.quiet();
    outbox.wake();
    await gauge.quiet();
    expect(seen).toEqual([{ n: 1 }]);
  });

  it('counts the same event added twice once', async () => {
    const { outbox, gauge, seen } = setup();
    outbox.add('f', { n: 1 }, 'same');
    outbox.add('f', { n: 1 }, 'same');
    outbox.wake();
    await gauge.quiet();
    expect(seen).toHaveLength(1);
  });

  it('retries after one minute and after two more, then parks the event in both queues', async () => {
    const { outbox, gauge, seen, clock, queues } = setup([failure, failure, failure]);
    outbox.add('f', { n: 1 });
    outbox.wake();
    await gauge.quiet();
    for (const [wait, attempts] of [
      [59_000, 1],
      [2_000, 2],
      [118_000, 2],
      [3_000, 3],
      [3_600_000, 3],
    ] as const) {
      clock.advance(wait);
      await gauge.quiet();
      expect(seen).toHaveLength(attempts);
    }
    expect(queues.receive('dead', 10).map(message => message.body)).toEqual(['{"n":1}']);
    const [record] = queues.receive('failed', 10).map(message => JSON.parse(message.body));
    expect(record).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
      requestPayload: { n: 1 },
      responsePayload: { errorType: 'Error', errorMessage: 'no' },
    });
  });

  it('still retries when the clock jumps far past the due time', async () => {
    const { outbox, gauge, seen, clock, queues } = setup([failure]);
    outbox.add('f', { n: 1 });
    outbox.wake();
    await gauge.quiet();
    clock.advance(30 * 86_400_000);
    await gauge.quiet();
    expect(seen).toHaveLength(2);
    expect(queues.counts('dead').visible).toBe(0);
  });

  it('delivers again after a death in the middle of a delivery', async () => {
    const killed = setup(['never']);
    killed.outbox.add('f', { n: 1 });
    killed.outbox.wake();
    expect(killed.seen).toHaveLength(1);
    killed.database.close();

    const { outbox, gauge, seen } = setup();
    outbox.wake();
    await gauge.quiet();
    expect(seen).toEqual([{ n: 1 }]);
  });

  it('does not count the runner’s own closing against the event', async () => {
    const closing: InvokeResult = { ok: false, errorType: 'Runner.Closing', errorMessage: '' };
    const before = setup([closing]);
    before.outbox.add('f', { n: 1 });
    before.outbox.wake();
    await before.outbox.close();
    before.database.close();
    const { outbox, gauge, seen } = setup();
    outbox.wake();
    await gauge.quiet();
    expect(seen).toHaveLength(1);
  });
});
