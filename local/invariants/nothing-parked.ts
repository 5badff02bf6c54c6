import * as z from 'zod';
import type { StackReader } from './read-stack.ts';

const Answer = z.object({ Attributes: z.record(z.string(), z.string()) });

/** Nothing lies where that ends up which nobody could handle. */
export async function nothingParked({ stack }: StackReader): Promise<string[]> {
  const { queues, endpoints } = stack.running;
  const found = await Promise.all(
    queues.map(async ({ name, url }) => {
      const response = await fetch(endpoints['sqs'] ?? '', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'AmazonSQS.GetQueueAttributes',
        },
        body: JSON.stringify({ QueueUrl: url, AttributeNames: ['All'] }),
      });
      const { Attributes } = Answer.parse(await response.json());
      const counts = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
      return { name, count: counts.reduce((sum, count) => sum + Number(Attributes[count] ?? 0), 0) };
    }),
  );
  return found
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `queue ${name} holds ${count} messages`);
}
