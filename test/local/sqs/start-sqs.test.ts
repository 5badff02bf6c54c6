import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eventMatcher } from '../../../local/events/match-event-pattern.ts';
import type { InvokeResult } from '../../../local/lambda/invoke-result.ts';
import { movableClock } from '../../../local/movable-clock.ts';
import { startQueueMapping } from '../../../local/sqs/queue-mapping.ts';
import { queueStore } from '../../../local/sqs/queue-store.ts';
import { queueUrl, startSqs } from '../../../local/sqs/start-sqs.ts';
import { activityGauge } from '../../../local/template/activity-gauge.ts';
import { openDatabase } from '../../../local/template/open-database.ts';

let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sqs-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(directory, { recursive: true });
});

const Received = z.object({
  Messages: z
    .array(z.object({ MessageId: z.string(), ReceiptHandle: z.string(), Body: z.string() }))
    .default([]),
});

async function setup() {
  const clock = movableClock();
  const database = openDatabase(join(directory, 'runner.sqlite'));
  closers.push(() => database.close());
  const plan = { visibilitySeconds: 30, delaySeconds: 0, redrive: undefined };
  const queues = [
    { ...plan, name: 'work', arn: 'arn:work', redrive: { deadLetterQueue: 'arn:dead', maxReceives: 2 } },
    { ...plan, name: 'dead', arn: 'arn:dead' },
  ];
  const store = queueStore({ database, queues, clock });
  const sqs = await startSqs({ store });
  closers.push(sqs.close);
  const call = async (operation: string, body: object, queue = 'work') => {
    const answer = await fetch(sqs.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
      body: JSON.stringify({ QueueUrl: queueUrl(sqs.endpoint, queue), ...body }),
    });
    return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(await answer.json()) };
  };
  const receive = async (queue = 'work') =>
    Received.parse((await call('ReceiveMessage', { MaxNumberOfMessages: 10 }, queue)).body).Messages;
  return { clock, store, call, receive };
}

describe('queues', () => {
  it('hides what was received until its time is over, and forgets what was deleted', async () => {
    const { call, receive, clock } = await setup();
    const sent = await call('SendMessage', { MessageBody: 'one' });
    expect(sent.body['MD5OfMessageBody']).toBe('f97c5d29941bfb1b2fdab0874906ab82');
    expect(await receive()).toMatchObject([{ Body: 'one' }]);
    expect(await receive()).toEqual([]);
    clock.advance(30_000);
    const [again] = await receive();
    await call('DeleteMessage', { ReceiptHandle: again?.ReceiptHandle });
    clock.advance(30_000);
    expect(await receive()).toEqual([]);
  });

  it('moves what was received too often to the dead-letter queue, and back by a move task', async () => {
    const { call, receive, clock } = await setup();
    await call('SendMessage', { MessageBody: 'bad' });
    for (let times = 0; times < 3; times += 1) {
      await receive();
      clock.advance(30_000);
    }
    const { body } = await call('GetQueueAttributes', { AttributeNames: ['All'] }, 'dead');
    expect(body).toMatchObject({ Attributes: { ApproximateNumberOfMessages: '1' } });
    await call('StartMessageMoveTask', { SourceArn: 'arn:dead', DestinationArn: 'arn:work' });
    expect(await receive()).toMatchObject([{ Body: 'bad' }]);
  });

  it('takes a batch, delays, and purges', async () => {
    const { call, receive, clock } = await setup();
    const Entries = [
      { Id: 'a', MessageBody: 'now' },
      { Id: 'b', MessageBody: 'later', DelaySeconds: 60 },
    ];
    await call('SendMessageBatch', { Entries });
    expect(await receive()).toMatchObject([{ Body: 'now' }]);
    clock.advance(60_000);
    expect((await receive()).map(message => message.Body).sort()).toEqual(['later', 'now']);
    await call('PurgeQueue', {});
    clock.advance(60_000);
    expect(await receive()).toEqual([]);
  });

  it('refuses by name', async () => {
    const { call } = await setup();
    expect(await call('SendMessage', { MessageBody: 'x' }, 'nowhere')).toMatchObject({
      status: 400,
      body: { __type: 'com.amazonaws.sqs#QueueDoesNotExist' },
    });
    expect(await call('CreateQueue', {})).toMatchObject({
      status: 400,
      body: { message: 'CreateQueue is not supported here' },
    });
    expect((await call('SendMessage', {})).status).toBe(400);
  });
});

describe('a queue that feeds a function', () => {
  it('deletes what succeeded, shows the rest again, and drops what no filter wants', async () => {
    const { store, clock } = await setup();
    const gauge = activityGauge();
    const seen: string[][] = [];
    const Batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });
    const invoke = async (_name: string, payload: unknown): Promise<InvokeResult> => {
      const { Records } = Batch.parse(payload);
      seen.push(Records.map(record => record.body));
      const failed = seen.length === 1 ? Records.filter(record => record.body.includes('bad')) : [];
      return {
        ok: true,
        payload: { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) },
      };
    };
    for (const kind of ['good', 'bad', 'unwanted'])
      store.send({ queue: 'work', body: JSON.stringify({ kind }) });
    const mapping = startQueueMapping({
      plan: {
        queueArn: 'arn:work',
        functionName: 'f',
        batchSize: 10,
        reportsItemFailures: true,
        filters: [eventMatcher({ body: { kind: [{ 'anything-but': 'unwanted' }] } })],
      },
      store,
      invoke,
      clock,
      gauge,
    });
    closers.push(mapping.close);
    await gauge.quiet();
    expect(seen).toEqual([['{"kind":"good"}', '{"kind":"bad"}']]);
    clock.advance(30_000);
    await gauge.quiet();
    expect(seen[1]).toEqual(['{"kind":"bad"}']);
    expect(store.counts('work')).toEqual({ visible: 0, hidden: 0, delayed: 0 });
  });
});
