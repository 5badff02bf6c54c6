import { readFileSync } from 'node:fs';
import {
  BatchWriteItemCommand,
  DynamoDBClient,
  paginateQuery,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { localAccount, localCredentials } from '../../../local/template/local-account.ts';
import { campaign } from '../../data/campaign.ts';
import type { Work } from '../../harness/alone.ts';
import { ReleaseRoom } from '../../harness/release-room.ts';

const shards = 64;
const lanes = 8;
const itemsPerRequest = 25;

let client: DynamoDBClient;

export async function prepare(path: string): Promise<void> {
  const { dynamodb } = ReleaseRoom.parse(JSON.parse(readFileSync(path, 'utf8')));
  client = new DynamoDBClient({
    endpoint: dynamodb,
    region: localAccount.region,
    credentials: localCredentials,
  });
}

/** Every determination read from the index, and one ledger row written for each: nothing is composed, listed or approved. */
export const work: Work = async () => {
  const lane = async (first: number) => {
    let rows = 0;
    for (let shard = first; shard < first + shards / lanes; shard += 1) rows += await copyShard(shard);
    return rows;
  };
  const written = await Promise.all(
    Array.from({ length: lanes }, (_, index) => lane((index * shards) / lanes)),
  );
  return { rows: written.reduce((sum, rows) => sum + rows, 0) };
};

async function copyShard(shard: number): Promise<number> {
  let rows = 0;
  const pages = paginateQuery(
    { client },
    {
      TableName: 'Reports',
      IndexName: 'determined',
      KeyConditionExpression: 'determinedShard = :shard',
      ExpressionAttributeValues: {
        ':shard': { S: `${campaign.campaignId}#${String(shard).padStart(2, '0')}` },
      },
      ProjectionExpression: 'reportId, outcome',
    },
  );
  for await (const { Items = [] } of pages) {
    const requests = Items.flatMap(({ outcome }): WriteRequest[] => {
      const subject = outcome?.M?.['subject']?.M?.['subjectId']?.S;
      return subject === undefined ? [] : [{ PutRequest: { Item: ledgerRow(subject) } }];
    });
    const batches = Array.from({ length: Math.ceil(requests.length / itemsPerRequest) }, (_, index) =>
      requests.slice(index * itemsPerRequest, (index + 1) * itemsPerRequest),
    );
    await Promise.all(batches.map(write));
    rows += requests.length;
  }
  return rows;
}

async function write(batch: readonly WriteRequest[]): Promise<void> {
  let left = [...batch];
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { Ledger: left } }),
    );
    left = UnprocessedItems?.['Ledger'] ?? [];
  }
}

/** The same row that a release writes. */
const ledgerRow = (subjectId: string) => ({
  subjectId: { S: subjectId },
  entry: { S: `${campaign.campaignId}#0001` },
  campaignId: { S: campaign.campaignId },
  release: { N: '1' },
  delta: { N: '10' },
  total: { N: '10' },
  categories: { L: [{ M: { category: { S: 'frontline-relief' }, points: { N: '10' } } }] },
  writtenAt: { S: '2021-10-01T01:00:00.000Z' },
});
