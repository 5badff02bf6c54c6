import { createHash } from 'node:crypto';
import * as z from 'zod';
import { localAccount } from '../template/local-account.ts';
import type { DynamoRequest } from './dynamo-request.ts';
import type { TablePlan } from './table-plan.ts';

const Described = z.object({ Table: z.object({ LatestStreamArn: z.string() }) });
const Stream = z.object({
  StreamDescription: z.object({
    Shards: z.array(z.object({ ShardId: z.string(), ParentShardId: z.string().optional() })),
  }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const ChangeRecord = z
  .object({
    eventID: z.string(),
    dynamodb: z.object({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }).loose(),
  })
  .loose();
const Records = z.object({ Records: z.array(ChangeRecord), NextShardIterator: z.string().nullish() });

/** The engine has one shard for ever; a parity run against another engine may see new ones. */
const SHARDS_KNOWN_MS = 10_000;

/** One change, in the form in which Lambda hands it to a function. */
export type StreamRecord = z.infer<typeof ChangeRecord>;

export type StreamReader = {
  /** The shards, parents before children. */
  shards(): Promise<string[]>;
  /** The next records after a sequence number (undefined: from the beginning), at most `limit`. */
  read(
    shard: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ records: StreamRecord[]; closed: boolean }>;
};

/** Reads one table's stream; ARNs, region and ids are rewritten to those of the local account. */
export async function streamReader(
  request: DynamoRequest,
  table: TablePlan,
  offsetMs: () => number,
): Promise<StreamReader> {
  const described = Described.parse(await request('DynamoDB.DescribeTable', { TableName: table.name }));
  const arn = described.Table.LatestStreamArn;
  let known: { shards: string[]; at: number } | undefined;
  const iterators = new Map<string, { after: string | undefined; iterator: string }>();

  async function iteratorAfter(shard: string, after: string | undefined): Promise<string> {
    const last = iterators.get(shard);
    iterators.delete(shard);
    if (last !== undefined && last.after === after) return last.iterator;
    const position =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const answer = await request('Streams.GetShardIterator', { StreamArn: arn, ShardId: shard, ...position });
    return Iterator.parse(answer).ShardIterator;
  }

  return {
    async shards() {
      if (known === undefined || performance.now() - known.at > SHARDS_KNOWN_MS) {
        const stream = Stream.parse(await request('Streams.DescribeStream', { StreamArn: arn }));
        known = {
          shards: stream.StreamDescription.Shards.map(shard => shard.ShardId),
          at: performance.now(),
        };
      }
      return known.shards;
    },
    async read(shard, after, limit) {
      const iterator = await iteratorAfter(shard, after);
      const { Records: records, NextShardIterator } = Records.parse(
        await request('Streams.GetRecords', { ShardIterator: iterator, Limit: limit }),
      );
      if (typeof NextShardIterator === 'string') {
        const reached = records.at(-1)?.dynamodb.SequenceNumber ?? after;
        iterators.set(shard, { after: reached, iterator: NextShardIterator });
      }
      return {
        closed: NextShardIterator === undefined || NextShardIterator === null,
        records: records.map(record => ({
          ...record,
          eventID: createHash('md5')
            .update(`${arn} ${shard} ${record.dynamodb.SequenceNumber}`)
            .digest('hex'),
          awsRegion: localAccount.region,
          eventSourceARN: table.streamArn,
          dynamodb: {
            ...record.dynamodb,
            // The engine stamps records by the wall clock.
            ApproximateCreationDateTime:
              record.dynamodb.ApproximateCreationDateTime + Math.floor(offsetMs() / 1000),
          },
        })),
      };
    },
  };
}
