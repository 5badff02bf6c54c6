import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Moment } from '../domain/moment.ts';
import { isOpen, OutboxRow, type OutboxStatus, type Urgency, urgencyOf } from '../domain/outbox.ts';
import type { DownstreamName } from '../domain/release-action.ts';
import type { Outbox } from '../ports/outbox.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { itemsUnder } from './items-under.ts';
import { type Item, parseStored, toItem } from './stored-item.ts';

/** Rows of one subject lie together: its order is read in one query. */
const partitionOf = (downstream: DownstreamName, subject: string): string => `${downstream}#${subject}`;
const stateOf = (downstream: DownstreamName, status: OutboxStatus): string => `${downstream}#${status}`;

/** Open rows by urgency and by when their time comes, settled ones by when they were settled. */
const orderOf = (row: OutboxRow): string =>
  isOpen(row) ? `${urgencyOf(row)}#${row.dueAt}#${row.rowId}` : `${row.changedAt}#${row.rowId}`;

/** Conditional writes on their way at once. */
const width = 8;

/** Where a list ended: the key of the index and of the item. */
const Position = z.tuple([z.string(), z.string(), z.string()]);

const itemOf = (row: OutboxRow): Item =>
  toItem({
    pk: partitionOf(row.downstream, row.subject),
    sk: row.rowId,
    state: stateOf(row.downstream, row.status),
    stateOrder: orderOf(row),
    urgent: urgencyOf(row) === 'urgent',
    ...row,
  });

const Keys = z.object({
  pk: z.string(),
  sk: z.string(),
  state: z.string(),
  stateOrder: z.string(),
  urgent: z.boolean(),
});

function rowOf(item: Item): OutboxRow {
  const { pk, sk, state, stateOrder, urgent, ...row } = unmarshall(item);
  const name = `${String(pk)} / ${String(sk)}`;
  parseStored(Keys, { pk, sk, state, stateOrder, urgent }, name);
  return parseStored(OutboxRow, row, name);
}

/** The `outbox` table: one item is one row; its index holds what waits, in the order in which it is sent. */
export function dynamoOutbox(given: { client: DynamoDBClient; tableName: string }): Outbox {
  const { client, tableName: TableName } = given;

  /** Writes where the condition holds; false where it does not. */
  const write = async (row: OutboxRow, condition: string, values?: Item): Promise<boolean> => {
    const command = new PutItemCommand({
      TableName,
      Item: itemOf(row),
      ConditionExpression: condition,
      ...(values === undefined
        ? {}
        : { ExpressionAttributeValues: values, ExpressionAttributeNames: { '#version': 'version' } }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // A repetition of a write whose answer was lost meets its own result.
      return error.Item !== undefined && isSame(rowOf(error.Item), row);
    }
  };

  const dueUnder = async (state: string, urgency: Urgency, now: Moment, limit: number) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'byState',
        KeyConditionExpression: '#state = :state AND stateOrder BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall({
          ':state': state,
          ':from': `${urgency}#`,
          // `~` sorts after every row id, so that what is due at this very moment is in.
          ':to': `${urgency}#${now}#~`,
        }),
        Limit: limit,
      }),
    );
    return Items.map(rowOf);
  };

  /** Rows of a state; with a moment only urgent ones that should have been acknowledged before it. */
  const count = async (state: string, lateAt: Moment | null): Promise<number> => {
    const pages = paginateQuery(
      { client },
      {
        TableName,
        IndexName: 'byState',
        Select: 'COUNT',
        KeyConditionExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': 'state', ...(lateAt === null ? {} : { '#urgent': 'urgent' }) },
        ExpressionAttributeValues: marshall({
          ':state': state,
          ...(lateAt === null ? {} : { ':now': lateAt, ':yes': true }),
        }),
        ...(lateAt === null ? {} : { FilterExpression: '#urgent = :yes AND acknowledgeBy <= :now' }),
      },
    );
    let found = 0;
    for await (const { Count = 0 } of pages) found += Count;
    return found;
  };

  return {
    async put(rows) {
      const left = rows.values();
      const worker = async () => {
        for (const row of left) await write(row, 'attribute_not_exists(pk)');
      };
      await Promise.all(Array.from({ length: Math.min(width, rows.length) }, worker));
    },

    async ofSubject(downstream, subject) {
      const items = await itemsUnder({ client, tableName: TableName, pk: partitionOf(downstream, subject) });
      return items.map(rowOf);
    },

    save: row => write(row, '#version = :previous', marshall({ ':previous': row.version - 1 })),

    async dueSubjects(downstream, urgency, now, limit) {
      const found = [
        await dueUnder(stateOf(downstream, 'waiting'), urgency, now, limit),
        await dueUnder(stateOf(downstream, 'sent'), urgency, now, limit),
      ].flat();
      found.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
      return [...new Set(found.map(({ subject }) => subject))].slice(0, limit);
    },

    async standing(downstream, now) {
      const of = (status: OutboxStatus, lateOnly: boolean) =>
        count(stateOf(downstream, status), lateOnly ? now : null);
      const open = [await of('waiting', false), await of('sent', false)];
      const late = [await of('waiting', true), await of('sent', true), await of('parked', true)];
      return { waiting: sum(open), parked: await of('parked', false), late: sum(late) };
    },

    async list(downstream, status, { limit, cursor }) {
      const position = cursor === null ? null : decodeCursor(Position, cursor);
      const state = stateOf(downstream, status);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byState',
          KeyConditionExpression: '#state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: marshall({ ':state': state }),
          ScanIndexForward: status === 'waiting' || status === 'sent',
          Limit: limit,
          ExclusiveStartKey:
            position === null
              ? undefined
              : marshall({ state, stateOrder: position[0], pk: position[1], sk: position[2] }),
        }),
      );
      const last = LastEvaluatedKey === undefined ? null : unmarshall(LastEvaluatedKey);
      return {
        items: Items.map(rowOf),
        next:
          last === null
            ? null
            : encodeCursor([String(last['stateOrder']), String(last['pk']), String(last['sk'])]),
      };
    },
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0);

const isSame = (a: OutboxRow, b: OutboxRow): boolean =>
  a.version === b.version &&
  a.status === b.status &&
  a.changedAt === b.changedAt &&
  a.attempts === b.attempts;
