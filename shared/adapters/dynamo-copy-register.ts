import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { ActionId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import type { CopyRegister } from '../ports/copy-register.ts';
import { parseItem, toItem } from './stored-item.ts';

const Stored = z.object({ number: z.int().min(1), at: Moment, actionId: ActionId });

const prefix = (year: number): string => `COPY#${year}#`;

/** Copies beside the looks, under their subject (docs/access-patterns.md). */
export function dynamoCopyRegister(given: { client: DynamoDBClient; tableName: string }): CopyRegister {
  const { client, tableName: TableName } = given;
  return {
    async of(subject, year) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: marshall({ ':pk': `SUBJECT#${subject}`, ':prefix': prefix(year) }),
          ConsistentRead: true,
        }),
      );
      return Items.map(item => parseItem(Stored, item, 'access/SUBJECT'));
    },

    async take(subject, year, copy) {
      try {
        await client.send(
          new PutItemCommand({
            TableName,
            Item: toItem({ pk: `SUBJECT#${subject}`, sk: `${prefix(year)}${copy.number}`, ...copy }),
            ConditionExpression: 'attribute_not_exists(pk) OR actionId = :own',
            ExpressionAttributeValues: marshall({ ':own': copy.actionId }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
