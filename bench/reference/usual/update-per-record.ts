import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localAccount, localCredentials } from '../../../local/template/local-account.ts';
import { campaign } from '../../data/campaign.ts';
import type { Work } from '../../harness/alone.ts';
import { ReleaseRoom } from '../../harness/release-room.ts';

const shards = 64;
const points = 10;

let documents: DynamoDBDocumentClient;

export async function prepare(path: string): Promise<void> {
  const { dynamodb } = ReleaseRoom.parse(JSON.parse(readFileSync(path, 'utf8')));
  const client = new DynamoDBClient({
    endpoint: dynamodb,
    region: localAccount.region,
    credentials: localCredentials,
  });
  documents = DynamoDBDocumentClient.from(client);
}

/** Every determination read, and its points added to the person's total, one after the other. A repetition adds them again. */
export const work: Work = async () => {
  let rows = 0;
  for (let shard = 0; shard < shards; shard += 1) {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: 'Reports',
        IndexName: 'determined',
        KeyConditionExpression: 'determinedShard = :shard',
        ExpressionAttributeValues: {
          ':shard': `${campaign.campaignId}#${String(shard).padStart(2, '0')}`,
        },
      },
    );
    for await (const { Items = [] } of pages) {
      for (const { outcome } of Items) {
        const subjectId = outcome.subject.subjectId;
        if (subjectId === undefined) continue;
        await documents.send(
          new UpdateCommand({
            TableName: 'Ledger',
            Key: { subjectId, entry: 'total' },
            UpdateExpression: 'ADD points :points',
            ExpressionAttributeValues: { ':points': points },
          }),
        );
        rows += 1;
      }
    }
  }
  return { rows };
};
