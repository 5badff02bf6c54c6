import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { EventMatcher } from '../events/match-event-pattern.ts';
import type { InvokeResult } from '../lambda/invoke-result.ts';
import type { MovableClock } from '../movable-clock.ts';
import type { ActivityGauge } from '../template/activity-gauge.ts';
import { localAccount } from '../template/local-account.ts';
import type { QueueStore, ReceivedMessage } from './queue-store.ts';

/** A queue that feeds a function. */
export type QueueMappingPlan = {
  queueArn: string;
  functionName: string;
  batchSize: number;
  reportsItemFailures: boolean;
  filters: readonly EventMatcher[];
};

const PartialFailure = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** How often a queue is looked at for messages whose delay or hiding has run out. */
const LOOK_EVERY_MS = 1_000;

/**
 * Delivers a queue's messages to a function, one batch at a time; what fails becomes visible again when its visibility
 * timeout ends, and moves to the dead-letter queue as its redrive policy says. A visibility timeout runs on the
 * movable clock.
 */
export function startQueueMapping(input: {
  plan: QueueMappingPlan;
  store: QueueStore;
  invoke: (functionName: string, payload: unknown) => Promise<InvokeResult>;
  clock: MovableClock;
  gauge: ActivityGauge;
}): { close: () => Promise<void> } {
  const { plan, store, invoke, clock, gauge } = input;
  let delivering: Promise<void> | undefined;
  let closed = false;

  function accepted(message: ReceivedMessage): boolean {
    if (plan.filters.length === 0) return true;
    let body: unknown = message.body;
    try {
      body = JSON.parse(message.body);
    } catch {
      // A body that is not JSON is compared as text.
    }
    return plan.filters.some(matches => matches({ body }));
  }

  async function deliver(messages: readonly ReceivedMessage[]): Promise<void> {
    const wanted = messages.filter(accepted);
    // As on AWS, a message that no filter wants is deleted.
    for (const message of messages) {
      if (!wanted.includes(message)) store.remove(plan.queueArn, message.receipt);
    }
    if (wanted.length === 0) return;
    const result = await invoke(plan.functionName, {
      Records: wanted.map(message => toRecord(message, plan.queueArn)),
    });
    if (!result.ok) return;
    const partial = plan.reportsItemFailures ? PartialFailure.safeParse(result.payload) : undefined;
    const failed = new Set(partial?.data?.batchItemFailures.map(failure => failure.itemIdentifier));
    for (const message of wanted) {
      if (!failed.has(message.id)) store.remove(plan.queueArn, message.receipt);
    }
  }

  function look(): void {
    if (closed || delivering !== undefined) return;
    const messages = store.receive(plan.queueArn, plan.batchSize);
    if (messages.length === 0) return;
    const end = gauge.begin();
    delivering = deliver(messages).finally(() => {
      delivering = undefined;
      look();
      end();
    });
  }

  const queueName = store.plan(plan.queueArn)?.name;
  const stopListening = store.onSend(queue => {
    // Deferred, because a send may stand inside a transaction.
    if (queue === queueName) setImmediate(look);
  });
  const stopClock = clock.onAdvance(look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  look();
  return {
    async close() {
      closed = true;
      stopListening();
      stopClock();
      clearInterval(timer);
      await delivering;
    },
  };
}

function toRecord(message: ReceivedMessage, queueArn: string) {
  return {
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: localAccount.accountId,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    messageAttributes: message.attributes,
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: localAccount.region,
  };
}
