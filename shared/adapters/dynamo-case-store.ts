import { type DynamoDBClient, GetItemCommand, paginateQuery, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Case } from '../domain/case.ts';
import { CaseId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import type { CaseStore } from '../ports/case-store.ts';
import {
  caseItem,
  caseName,
  caseOfItem,
  caseOwner,
  casePartition,
  caseSort,
  caseSummaryOf,
  caseWatch,
  foldedCase,
} from './case-item.ts';
import { chainedItems } from './chained-item.ts';
import { ownedPage } from './owned-page.ts';
import { ItemTooLarge, parseItem, sizeOfItem } from './stored-item.ts';

const Named = z.object({ caseId: CaseId });

/** Below DynamoDB's 409,600 bytes by what an officer needs to end a case that others have filled. */
const mostBytes = 390_000;

/** Cases in the `cases` table: one item each, its history in it. */
export function dynamoCaseStore(given: { client: DynamoDBClient; tableName: string }): CaseStore {
  const { client, tableName: TableName } = given;
  const items = chainedItems<Case>({ client, tableName: TableName, recordOf: caseOfItem });
  const keyOf = (caseId: CaseId) => marshall({ pk: casePartition(caseId), sk: caseSort });

  return {
    async find(caseId) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: keyOf(caseId), ConsistentRead: true }),
      );
      return Item === undefined ? null : caseOfItem(Item);
    },

    add: record => items.add(record, caseItem(record)),

    async save(record) {
      const bytes = sizeOfItem(caseItem(record));
      if (bytes > mostBytes) throw new ItemTooLarge(casePartition(record.caseId), bytes);
      const { status, version, changedAt, wakeAt } = foldedCase(record);
      const watched =
        wakeAt === null ? { watch: undefined, wakeAt: undefined } : { watch: caseWatch, wakeAt };
      return items.save(record, keyOf(record.caseId), { version, status, changedAt, ...watched });
    },

    ofDepartment: (department, limit, cursor) =>
      ownedPage(
        given,
        {
          owner: caseOwner(department),
          position: z.tuple([Moment, CaseId]),
          keyOf: id => ({ pk: casePartition(id), sk: caseSort }),
          idOf: ({ caseId }) => caseId,
          summaryOf: caseSummaryOf,
        },
        limit,
        cursor,
      ),

    async ofOrganisation(creditCode) {
      const items = [];
      for await (const { Items = [] } of paginateQuery(
        { client },
        {
          TableName,
          IndexName: 'byOrganisation',
          KeyConditionExpression: 'organisation = :organisation',
          ExpressionAttributeValues: marshall({ ':organisation': creditCode }),
          ScanIndexForward: false,
        },
      ))
        items.push(...Items.map(caseSummaryOf));
      return items;
    },

    async due(now, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byWake',
          KeyConditionExpression: '#watch = :watch AND wakeAt <= :now',
          ExpressionAttributeNames: { '#watch': 'watch' },
          ExpressionAttributeValues: marshall({ ':watch': caseWatch, ':now': now }),
          Limit: limit,
        }),
      );
      return Items.map(item => parseItem(Named, item, caseName(item)).caseId);
    },
  };
}
