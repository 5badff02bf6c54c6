import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { DeliveryCheck } from '../domain/delivery-check.ts';
import { Moment } from '../domain/moment.ts';
import type { DownstreamName } from '../domain/release-action.ts';
import type { DeliveryChecks } from '../ports/delivery-checks.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

/** No subject is called so, and an item without `state` is in no index. */
const keyOf = (downstream: DownstreamName): Item =>
  marshall({ pk: `${downstream}#RECONCILIATION`, sk: 'STATE' });

const Stored = z.object({
  askedAt: Moment.nullable().default(null),
  startedAt: Moment.nullable().default(null),
  newest: DeliveryCheck.nullable().default(null),
});

/** In the `outbox` table, one item for each downstream. */
export function dynamoDeliveryChecks(given: { client: DynamoDBClient; tableName: string }): DeliveryChecks {
  const { client, tableName: TableName } = given;
  const update = (downstream: DownstreamName, set: string, values: object, condition?: string) =>
    client.send(
      new UpdateItemCommand({
        TableName,
        Key: keyOf(downstream),
        UpdateExpression: `SET ${set}`,
        ConditionExpression: condition,
        ExpressionAttributeValues: toItem({ ...values }),
      }),
    );

  return {
    async find(downstream) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: keyOf(downstream), ConsistentRead: true }),
      );
      return { downstream, ...parseItem(Stored, Item ?? {}, `${downstream}#RECONCILIATION`) };
    },

    async ask(downstream, at) {
      await update(downstream, 'askedAt = :at', { ':at': at });
    },

    async begin(downstream, at, since) {
      try {
        const condition = 'attribute_not_exists(startedAt) OR startedAt < :since';
        await update(downstream, 'startedAt = :at', { ':at': at, ':since': since }, condition);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async keep(check) {
      await update(check.downstream, 'newest = :check', { ':check': check });
    },
  };
}
