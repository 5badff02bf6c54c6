import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Access } from '../domain/access.ts';
import type { AccessLog } from '../ports/access-log.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { parseItem, toItem } from './stored-item.ts';

const keyOf = ({ record, at, account, route }: Access) => ({
  pk: partitionOf(record),
  sk: `${at}#${account}#${route}`,
});
const partitionOf = ({ kind, id }: Access['record']): string => `${kind.toUpperCase()}#${id}`;

const Stored = z.object(Access.shape);
const Position = z.tuple([z.string().min(1).max(400)]);

/** Accesses in one DynamoDB table, in the partition of the record that was seen (docs/access-patterns.md). */
export function dynamoAccessLog(given: { client: DynamoDBClient; tableName: string }): AccessLog {
  const { client, tableName: TableName } = given;

  async function put(access: Access): Promise<void> {
    try {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: toItem({ ...keyOf(access), ...access }),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    } catch (error) {
      // It stands already: a repeated write, or a second look in the same millisecond, says nothing new.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  return {
    async note(accesses) {
      await Promise.all(accesses.map(put));
    },

    async of(record, limit, cursor) {
      const pk = partitionOf(record);
      const [sk] = cursor === null ? [] : decodeCursor(Position, cursor);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: marshall({ ':pk': pk }),
          ScanIndexForward: false,
          Limit: limit,
          ExclusiveStartKey: sk === undefined ? undefined : marshall({ pk, sk }),
        }),
      );
      const items = Items.map(item => parseItem(Stored, item, `access/${pk}`));
      const last = items.at(-1);
      const more = LastEvaluatedKey !== undefined && last !== undefined;
      return { items, next: more ? encodeCursor([keyOf(last).sk]) : null };
    },
  };
}
