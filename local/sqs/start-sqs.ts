import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import * as z from 'zod';
import { listenLocally, readBody } from '../template/listen-locally.ts';
import { localAccount } from '../template/local-account.ts';
import type { QueueStore } from './queue-store.ts';

const OnQueue = z.object({ QueueUrl: z.string() });
const Attributes = z.record(z.string(), z.unknown()).default({});
const Sending = z.object({
  MessageBody: z.string().min(1),
  MessageAttributes: Attributes,
  DelaySeconds: z.number().optional(),
});
const Batch = z.object({
  Entries: z
    .array(Sending.extend({ Id: z.string() }))
    .min(1)
    .max(10),
});
const Receiving = z.object({
  MaxNumberOfMessages: z.number().min(1).max(10).default(1),
  VisibilityTimeout: z.number().optional(),
});
const Receipt = z.object({ ReceiptHandle: z.string() });
const Hiding = Receipt.extend({ VisibilityTimeout: z.number() });
const Moving = z.object({ SourceArn: z.string(), DestinationArn: z.string() });

/** A refusal in SQS's own words. */
type SqsRefusal = { refused: string; message: string };
const isRefusal = (answer: object): answer is SqsRefusal => 'refused' in answer;
const noSuchQueue: SqsRefusal = {
  refused: 'com.amazonaws.sqs#QueueDoesNotExist',
  message: 'The specified queue does not exist.',
};

/** The address of a queue at an endpoint. */
export function queueUrl(endpoint: string, name: string): string {
  return `${endpoint}/${localAccount.accountId}/${name}`;
}

/**
 * Stands in for SQS over its JSON protocol: send (single and batch), receive, delete, visibility, attributes, purge and
 * moving messages from one queue to another. Missing: FIFO, long polling (an empty queue answers at once), retention,
 * policies, signatures, size limits.
 */
export async function startSqs(input: {
  store: QueueStore;
  port?: number;
}): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const { store } = input;

  function send(queue: string, message: z.infer<typeof Sending>) {
    const { MessageBody, MessageAttributes, DelaySeconds } = message;
    const delay = DelaySeconds === undefined ? {} : { delaySeconds: DelaySeconds };
    return {
      MessageId: store.send({ queue, body: MessageBody, attributes: MessageAttributes, ...delay }),
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    };
  }

  function receive(queue: string, body: unknown): object {
    const { MaxNumberOfMessages, VisibilityTimeout } = Receiving.parse(body);
    const messages = store.receive(queue, MaxNumberOfMessages, VisibilityTimeout);
    if (messages.length === 0) return {};
    return {
      Messages: messages.map(message => ({
        MessageId: message.id,
        ReceiptHandle: message.receipt,
        Body: message.body,
        MD5OfBody: createHash('md5').update(message.body).digest('hex'),
        MessageAttributes: message.attributes,
        Attributes: {
          SentTimestamp: String(message.sentAt),
          ApproximateReceiveCount: String(message.receives),
          ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
        },
      })),
    };
  }

  const operations: Readonly<Record<string, (queue: string, body: unknown) => object>> = {
    SendMessage: (queue, body) => send(queue, Sending.parse(body)),
    SendMessageBatch: (queue, body) => ({
      Successful: Batch.parse(body).Entries.map(entry => ({ Id: entry.Id, ...send(queue, entry) })),
      Failed: [],
    }),
    ReceiveMessage: receive,
    DeleteMessage: (queue, body) => {
      store.remove(queue, Receipt.parse(body).ReceiptHandle);
      return {};
    },
    ChangeMessageVisibility: (queue, body) => {
      const { ReceiptHandle, VisibilityTimeout } = Hiding.parse(body);
      store.hide(queue, ReceiptHandle, VisibilityTimeout);
      return {};
    },
    GetQueueAttributes: queue => {
      const { visible, hidden, delayed } = store.counts(queue);
      return {
        Attributes: {
          QueueArn: store.plan(queue)?.arn ?? '',
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
          ApproximateNumberOfMessagesDelayed: String(delayed),
        },
      };
    },
    PurgeQueue: queue => {
      store.purge(queue);
      return {};
    },
  };

  function answer(operation: string, body: unknown): object {
    if (operation === 'StartMessageMoveTask') {
      const { SourceArn, DestinationArn } = Moving.parse(body);
      if (store.plan(SourceArn) === undefined || store.plan(DestinationArn) === undefined) return noSuchQueue;
      store.move(SourceArn, DestinationArn);
      return { TaskHandle: Buffer.from(SourceArn).toString('base64') };
    }
    const run = operations[operation];
    if (run === undefined) {
      return {
        refused: 'com.amazonaws.sqs#UnsupportedOperation',
        message: `${operation} is not supported here`,
      };
    }
    const queue = OnQueue.parse(body).QueueUrl.split('/').at(-1) ?? '';
    return store.plan(queue) === undefined ? noSuchQueue : run(queue, body);
  }

  const server = createServer((request, response) => {
    const respond = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
    };
    readBody(request)
      .then(text => {
        const target = request.headers['x-amz-target'];
        const operation = typeof target === 'string' ? target.replace('AmazonSQS.', '') : '';
        const result = answer(operation, JSON.parse(text));
        if (isRefusal(result)) respond(400, { __type: result.refused, message: result.message });
        else respond(200, result);
      })
      .catch((fault: unknown) => {
        const invalid = fault instanceof z.ZodError || fault instanceof SyntaxError;
        if (invalid)
          respond(400, { __type: 'com.amazonaws.sqs#InvalidParameterValue', message: fault.message });
        else respond(500, { __type: 'com.amazonaws.sqs#InternalFailure', message: String(fault) });
      });
  });
  return listenLocally(server, input.port);
}
