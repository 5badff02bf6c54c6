import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
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

    async put(staff) {
      await client.send(
        new PutItemCommand({ TableName, Item: toItem({ pk: partition, sk: staff.account, ...staff }) }),
      );
    },

    async list() {
      return (await itemsUnder({ client, tableName: TableName, pk: partition })).map(staffOf);
    },
  };
}
