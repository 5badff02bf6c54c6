import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Moment } from '../../shared/domain/moment.ts';
import { now } from './clock.ts';
import { observeFault, observeSuccess } from './observe.ts';

type Item = Record<string, AttributeValue>;

/** One change of one item, in the order in which that item changed. Images stay as they are stored: the adapter knows their shape. */
export type StreamChange = {
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: Item;
  readonly before: Item | null;
  readonly after: Item | null;
  readonly now: Moment;
};

/**
 * A Lambda that follows a table's stream, one record at a time. At the first fault it reports that record and stops:
 * the stream begins again there, and what came before is not repeated.
 */
export function streamHandler(name: string, run: (change: StreamChange) => Promise<unknown>) {
  const observationOf = (context: Context, records: readonly DynamoDBRecord[]) => ({
    door: 'stream' as const,
    name,
    requestId: context.awsRequestId,
    invocationId: context.awsRequestId,
    correlationIds: [...new Set(records.flatMap(record => record.dynamodb?.Keys?.['reportId']?.S ?? []))],
  });

  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse, Error, Context>().handler(
    async (event: DynamoDBStreamEvent, context: Context) => {
      const started = performance.now();
      for (const record of event.Records) {
        try {
          await run(changeOf(record));
        } catch (fault) {
          observeFault(observationOf(context, [record]), fault);
          // Without a number Lambda would repeat the whole batch, which is safe and slower.
          const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
          return { batchItemFailures: [{ itemIdentifier }] };
        }
      }
      const durationMs = Math.round(performance.now() - started);
      observeSuccess({ ...observationOf(context, event.Records), durationMs });
      return { batchItemFailures: [] };
    },
  );
}

function changeOf(record: DynamoDBRecord): StreamChange {
  const { eventName, dynamodb } = record;
  if (eventName === undefined || dynamodb?.Keys === undefined)
    throw new Error('a stream record without its keys');
  return {
    kind: eventName,
    keys: itemOf(dynamodb.Keys),
    before: dynamodb.OldImage === undefined ? null : itemOf(dynamodb.OldImage),
    after: dynamodb.NewImage === undefined ? null : itemOf(dynamodb.NewImage),
    now: now(),
  };
}

// @types/aws-lambda and the SDK describe one wire format in two types that differ in optional members only.
const itemOf = (image: object): Item => image as Item;
