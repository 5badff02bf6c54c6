import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { ReportId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import type { Report } from '../domain/report.ts';
import type { OpenTask, Page, ReportStore, SaveResult } from '../ports/report-store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import {
  reportItem,
  reportOfItem,
  submittedQueue,
  submittedRowOfItem,
  submittedShards,
  summaryOfItem,
} from './report-item.ts';
import { reportUpdate } from './report-update.ts';
import { readQueue } from './review-queue.ts';
import { type Item, parseItem } from './stored-item.ts';

/** An account's own list is ordered by a moment and, within it, by id. */
const Position = z.tuple([Moment, ReportId]);

const StoredTask = z.object({
  task: z.strictObject({ token: z.string().min(1), phase: z.string() }).optional(),
});

/**
 * Reports in one DynamoDB table, one item each (keys and indexes: docs/access-patterns.md). A write whose response was
 * lost is repeated by the SDK and then meets itself: its own last entry in the stored history is a success.
 */
export function dynamoReportStore(given: { client: DynamoDBClient; tableName: string }): ReportStore {
  const { client, tableName: TableName } = given;

  const get = async (reportId: ReportId, projection?: string) => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName,
        Key: marshall({ reportId }),
        ConsistentRead: true,
        ...(projection === undefined
          ? {}
          : { ProjectionExpression: '#p', ExpressionAttributeNames: { '#p': projection } }),
      }),
    );
    return Item ?? null;
  };

  const query = (IndexName: string, rest: Partial<QueryCommandInput>) =>
    client.send(new QueryCommand({ TableName, IndexName, ...rest }));

  /** One partition of an index that is ordered by the moment of opening, newest first. */
  const listed = async (index: string, key: string, value: string, limit: number, cursor: string | null) => {
    const position = cursor === null ? null : decodeCursor(Position, cursor);
    const { Items = [], LastEvaluatedKey } = await query(index, {
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeNames: { '#key': key },
      ExpressionAttributeValues: marshall({ ':value': value }),
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey:
        position === null
          ? undefined
          : marshall({ [key]: value, openedAt: position[0], reportId: position[1] }),
    });
    const rows = Items.map(summaryOfItem);
    return page(rows, LastEvaluatedKey, row => [row.openedAt, row.reportId]);
  };

  return {
    async find(reportId) {
      const item = await get(reportId);
      return item === null ? null : reportOfItem(item);
    },

    async add(report) {
      const put: PutItemCommandInput = {
        TableName,
        Item: reportItem(report),
        ConditionExpression: 'attribute_not_exists(reportId)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      };
      return settled(report, () => client.send(new PutItemCommand(put)));
    },

    async save(report, checker) {
      const update = reportUpdate(report, checker);
      return settled(report, () => client.send(new UpdateItemCommand({ TableName, ...update })));
    },

    ownedBy: (account, limit, cursor) => listed('byMaker', 'makerAccount', account, limit, cursor),

    aboutSubject: (subject, limit, cursor) => listed('bySubject', 'subjectKey', subject, limit, cursor),

    queue: (filter, line, limit, cursor) => readQueue(query, filter, line, limit, cursor),

    async sameDeed(deed, except) {
      const found: ReportId[] = [];
      let from: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await query('byDeed', {
          KeyConditionExpression: 'deed = :deed',
          ExpressionAttributeValues: marshall({ ':deed': deed }),
          ExclusiveStartKey: from,
        });
        found.push(...Items.map(item => parseItem(KeyOnly, item, 'reports, index byDeed').reportId));
        from = LastEvaluatedKey;
      } while (from !== undefined);
      return found.filter(reportId => reportId !== except).sort();
    },

    async stuckBefore(before, limit) {
      const shards = await Promise.all(
        Array.from({ length: submittedShards }, (_, shard) =>
          query('queue', {
            // An order is `<moment>#<id>`: it sorts after its own moment, so this is strictly before.
            KeyConditionExpression: '#queue = :queue AND queueOrder < :before',
            ExpressionAttributeNames: { '#queue': 'queue' },
            ExpressionAttributeValues: marshall({ ':queue': submittedQueue(shard), ':before': before }),
            Limit: limit,
          }),
        ),
      );
      return shards
        .flatMap(({ Items = [] }) => Items.map(submittedRowOfItem))
        .sort((a, b) => (a.queueOrder < b.queueOrder ? -1 : 1))
        .slice(0, limit)
        .map(({ reportId, round }) => ({ reportId, round }));
    },

    async task(reportId) {
      const item = await get(reportId, 'task');
      return item === null ? null : (parseItem(StoredTask, item, `reports/${reportId}`).task ?? null);
    },

    async keepTask(reportId, task: OpenTask) {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: marshall({ reportId }),
          UpdateExpression: 'SET #task = :task',
          ConditionExpression: 'attribute_exists(reportId)',
          ExpressionAttributeNames: { '#task': 'task' },
          ExpressionAttributeValues: marshall({ ':task': { token: task.token, phase: task.phase } }),
        }),
      );
    },
  };
}

const KeyOnly = z.object({ reportId: ReportId });

/** Runs a conditional write; where its condition fails, says what stands, unless that holds this very write. */
async function settled(report: Report, write: () => Promise<unknown>): Promise<SaveResult> {
  try {
    await write();
    return { saved: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const current = error.Item === undefined ? null : reportOfItem(error.Item);
    const own = report.history.at(-1);
    const stored = current?.history[report.history.length - 1];
    // The hash covers everything before it, so equal hashes are equal records up to here.
    return own !== undefined && stored?.hash === own.hash ? { saved: true } : { saved: false, current };
  }
}

/** The cursor is made of the last row, so that it holds no more of the key than the position. */
function page<T>(
  items: readonly T[],
  more: Item | undefined,
  position: (row: T) => readonly string[],
): Page<T> {
  const last = items.at(-1);
  return { items, next: more === undefined || last === undefined ? null : encodeCursor(position(last)) };
}
