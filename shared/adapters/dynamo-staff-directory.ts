import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Staff } from '../domain/actor.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import { itemsUnder } from './items-under.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

const partition = 'STAFF';
const Stored = z.object(Staff.shape);

const staffOf = (item: Item): Staff =>
  parseItem(Stored, item, `${partition} / ${item['sk']?.S ?? '(no key)'}`);

/** Who may do what, in the `office` table under one partition: a city has hundreds of officers, not millions. */
export function dynamoStaffDirectory(given: { client: DynamoDBClient; tableName: string }): StaffDirectory {
  const { client, tableName: TableName } = given;
  return {
    async find(account) {
      // Strongly consistent: a right taken away is gone with the next call.
      const { Item } = await client.send(
        new GetItemCommand({
          TableName,
          Key: marshall({ pk: partition, sk: account }),
          ConsistentRead: true,
        }),
      );
      return Item === undefined ? null : staffOf(Item);
    },

    // An absence is set by others than rights are: each write leaves alone what the other one sets.
    async put({ account, role, department, districts, active, changedAt }) {
      const row = { account, role, department, districts, active, changedAt };
      const names = Object.keys(row);
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: marshall({ pk: partition, sk: account }),
          UpdateExpression: `SET ${names.map(name => `#${name} = :${name}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(names.map(name => [`#${name}`, name])),
          ExpressionAttributeValues: toItem(
            Object.fromEntries(Object.entries(row).map(([name, value]) => [`:${name}`, value])),
          ),
        }),
      );
    },

    async setAbsence(account, absence, changedAt) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName,
            Key: marshall({ pk: partition, sk: account }),
            UpdateExpression:
              absence === null
                ? 'SET changedAt = :changedAt REMOVE #absence'
                : 'SET changedAt = :changedAt, #absence = :absence',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#absence': 'absence' },
            ExpressionAttributeValues: toItem({
              ':changedAt': changedAt,
              ':absence': absence ?? undefined,
            }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async list() {
      return (await itemsUnder({ client, tableName: TableName, pk: partition })).map(staffOf);
    },
  };
}
