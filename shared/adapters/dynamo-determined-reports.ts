import { type DynamoDBClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { DeterminedReport, determinedShardKey } from '../domain/determined-report.ts';
import type { DeterminedReports } from '../ports/determined-reports.ts';
import { type Item, parseItem } from './stored-item.ts';

const Row = z.object({ outcome: DeterminedReport });

/** '$' follows '#': greater than every key of the subject, smaller than any of the next. */
const behind = (subjectOrder: string): string => `${subjectOrder}$`;

/**
 * The sparse index `determined` of the reports table. While one page is being worked on the next is on its way; no more
 * than two are ever held.
 */
export function dynamoDeterminedReports(given: {
  client: DynamoDBClient;
  tableName: string;
}): DeterminedReports {
  const { client, tableName: TableName } = given;

  return {
    async *pages(campaignId, shard, after) {
      const ask = (from: Record<string, Item[string]> | undefined): Promise<QueryCommandOutput> => {
        const asked = client.send(
          new QueryCommand({
            TableName,
            IndexName: 'determined',
            KeyConditionExpression:
              after === null
                ? 'determinedShard = :shard'
                : 'determinedShard = :shard AND determinedOrder > :after',
            ExpressionAttributeValues: marshall({
              ':shard': determinedShardKey(campaignId, shard),
              ...(after === null ? {} : { ':after': behind(after) }),
            }),
            ProjectionExpression: 'reportId, outcome',
            ExclusiveStartKey: from,
          }),
        );
        // Awaited a page later or, where the reader stops early, never: a fault must not end the process then.
        asked.catch(() => {});
        return asked;
      };
      let next: Promise<QueryCommandOutput> | null = ask(undefined);
      while (next !== null) {
        const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await next;
        next = LastEvaluatedKey === undefined ? null : ask(LastEvaluatedKey);
        yield Items.map(item => parseItem(Row, item, `reports/${item['reportId']?.S ?? '(no key)'}`).outcome);
      }
    },
  };
}
