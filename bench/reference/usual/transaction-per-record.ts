import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { localAccount, localCredentials } from '../../../local/template/local-account.ts';
import { campaign } from '../../data/campaign.ts';
import type { Work } from '../../harness/alone.ts';
import { ReleaseRoom } from '../../harness/release-room.ts';

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

/**
 * The determinations of one shard, each counted exactly once by a transaction of its own: the line that says so, if it is
 * not there yet, and the person's total. What such a record costs does not depend on how many there are.
 */
export const work: Work = async () => {
  let rows = 0;
  let writeUnits = 0;
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: 'Reports',
      IndexName: 'determined',
      KeyConditionExpression: 'determinedShard = :shard',
      ExpressionAttributeValues: { ':shard': `${campaign.campaignId}#00` },
    }),
  );
  for (const { reportId, outcome } of Items) {
    const subjectId = outcome.subject.subjectId;
    if (subjectId === undefined) continue;
    const { ConsumedCapacity = [] } = await documents.send(
      new TransactWriteCommand({
        ReturnConsumedCapacity: 'TOTAL',
        TransactItems: [
          {
            Put: {
              TableName: 'Ledger',
              Item: { subjectId, entry: `report#${reportId}`, points, at: new Date().toISOString() },
              ConditionExpression: 'attribute_not_exists(subjectId)',
            },
          },
          {
            Update: {
              TableName: 'Ledger',
              Key: { subjectId, entry: 'total' },
              UpdateExpression: 'ADD points :points',
              ExpressionAttributeValues: { ':points': points },
            },
          },
        ],
      }),
    );
    writeUnits += ConsumedCapacity.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
    rows += 1;
  }
  return { rows, writeUnits };
};
