import { createHash } from 'node:crypto';
import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Moment, millisOf } from '../domain/moment.ts';
import type { CountedChange, Counters, Counts } from '../ports/counters.ts';
import { itemsUnder } from './items-under.ts';
import { parseItem } from './stored-item.ts';

/** A campaign's counter lies in so many items: one item takes about 1,000 writes a second, half of that in transactions. */
const shards = 8;
/** A stream hands a change out again for at most a day; after two nobody can count it twice. */
const markerSeconds = 2 * 86_400;
/** DynamoDB takes 100 items in one transaction; one of them is the counter. */
const markersPerTransaction = 99;
/** Two writers of one counter collide now and then; a stream hands the batch out again if they go on. */
const longestQuarrel = 10;

const partitionOf = (campaignId: string): string => `COUNTS#${campaignId}`;

const shardOf = (reportId: string): number =>
  (createHash('sha256').update(reportId).digest()[0] ?? 0) % shards;

/**
 * Counters in the `office` table. Streams deliver at least once, so every change leaves a marker in the same transaction
 * that counts it; where the marker stands, the change was counted.
 */
export function dynamoCounters(given: {
  client: DynamoDBClient;
  tableName: string;
  now: () => Moment;
}): Counters {
  const { client, tableName: TableName, now } = given;

  const markerOf = (change: CountedChange): TransactWriteItem => ({
    Put: {
      TableName,
      Item: marshall({
        pk: `COUNTED#${change.reportId}`,
        sk: `VERSION#${change.version}`,
        expiresAt: Math.floor(millisOf(now()) / 1000) + markerSeconds,
      }),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

  const additionOf = (changes: readonly CountedChange[], pk: string, sk: string): TransactWriteItem[] => {
    const deltas = [...sumOf(changes)].filter(([, delta]) => delta !== 0);
    if (deltas.length === 0) return [];
    return [
      {
        Update: {
          TableName,
          Key: marshall({ pk, sk }),
          UpdateExpression: `ADD ${deltas.map((_, index) => `#n${index} :d${index}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(deltas.map(([name], index) => [`#n${index}`, name])),
          ExpressionAttributeValues: marshall(
            Object.fromEntries(deltas.map(([, delta], index) => [`:d${index}`, delta])),
          ),
        },
      },
    ];
  };

  const count = async (changes: readonly CountedChange[], pk: string, sk: string) => {
    let open = changes;
    let quarrels = 0;
    while (open.length > 0) {
      const TransactItems = [...open.map(markerOf), ...additionOf(open, pk, sk)];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }));
        return;
      } catch (error) {
        const reasons =
          error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
        const left = open.filter((_, index) => reasons[index]?.Code !== 'ConditionalCheckFailed');
        quarrels += 1;
        const mended =
          left.length < open.length || reasons.some(({ Code }) => Code === 'TransactionConflict');
        if (!mended || quarrels > longestQuarrel) throw error;
        open = left;
      }
    }
  };

  return {
    async record(changes) {
      const once = new Map(changes.map(change => [`${change.reportId}#${change.version}`, change]));
      const byCounter = Map.groupBy(
        [...once.values()].filter(change =>
          sumOf([change])
            .values()
            .some(delta => delta !== 0),
        ),
        change => `${partitionOf(change.campaignId)} SHARD#${shardOf(change.reportId)}`,
      );
      for (const [counter, group] of byCounter) {
        const [pk = '', sk = ''] = counter.split(' ');
        for (let from = 0; from < group.length; from += markersPerTransaction) {
          await count(group.slice(from, from + markersPerTransaction), pk, sk);
        }
      }
    },

    async read(campaignId) {
      const pk = partitionOf(campaignId);
      const sums = new Map<string, number>();
      for (const item of await itemsUnder({ client, tableName: TableName, pk })) {
        const { pk: _, sk, ...counted } = parseItem(Keyed, item, `${pk} / ${item['sk']?.S ?? '(no key)'}`);
        for (const [name, value] of Object.entries(counted)) sums.set(name, (sums.get(name) ?? 0) + value);
      }
      return countsOf(sums);
    },
  };
}

const Keyed = z.object({ pk: z.string(), sk: z.string() }).catchall(z.int());

/** What some changes add to each number of a counter. */
function sumOf(changes: readonly CountedChange[]): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (name: string, delta: number) => sums.set(name, (sums.get(name) ?? 0) + delta);
  for (const change of changes) {
    const { from, to, category, district, channel, before = { category, district } } = change;
    if (from === null) {
      add('total', 1);
      add(`channel:${channel}`, 1);
    } else {
      add(`status:${from}`, -1);
      add(`category:${before.category}`, -1);
      add(`district:${before.district}`, -1);
    }
    add(`status:${to}`, 1);
    add(`category:${category}`, 1);
    add(`district:${district}`, 1);
  }
  return sums;
}

function countsOf(sums: ReadonlyMap<string, number>): Counts {
  const under = (kind: string): Record<string, number> =>
    Object.fromEntries(
      [...sums]
        .filter(([name, value]) => name.startsWith(`${kind}:`) && value !== 0)
        .map(([name, value]) => [name.slice(kind.length + 1), value]),
    );
  return {
    total: sums.get('total') ?? 0,
    byStatus: under('status'),
    byCategory: under('category'),
    byDistrict: under('district'),
    byChannel: under('channel'),
  };
}
