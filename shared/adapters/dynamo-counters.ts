import { createHash } from 'node:crypto';
import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Tally } from '../domain/desk-numbers.ts';
import { DepartmentId, DistrictId } from '../domain/ids.ts';
import { Moment, millisOf } from '../domain/moment.ts';
import type { CountedChange, Counters, Counts } from '../ports/counters.ts';
import { itemsUnder } from './items-under.ts';
import { parseItem, parseStored } from './stored-item.ts';

/** A campaign's counter lies in so many items: one item takes about 1,000 writes a second, half of that in transactions. */
const shards = 8;
/** A stream hands a change out again for at most a day; after two nobody can count it twice. */
const markerSeconds = 2 * 86_400;
/** A district's counter lies in so many items: two officers who decide at once seldom meet. */
const deskShards = 4;
/** DynamoDB takes 100 items in one transaction: a marker and at most three counters of desks for each, and the campaign's. */
const changesPerTransaction = 24;
/** Two writers of one counter collide now and then; a stream hands the batch out again if they go on. */
const longestQuarrel = 10;

const partitionOf = (campaignId: string): string => `COUNTS#${campaignId}`;
const deskPartitionOf = (campaignId: string): string => `DESK#${campaignId}`;
/** `<department>#<district>#NOW#<shard>` or `<department>#<district>#2021-07#<shard>`. */
const deskKeyOf = ({ department, district, month }: Tally, shard: number): string =>
  `${department}#${district}#${month ?? NOW}#${shard % deskShards}`;
const NOW = 'NOW';

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

  const additionOf = (pk: string, sk: string, sums: ReadonlyMap<string, number>): TransactWriteItem[] => {
    const deltas = [...sums].filter(([, delta]) => delta !== 0);
    if (deltas.length === 0) return [];
    return [
      {
        Update: {
          TableName,
          Key: marshall({ pk, sk }),
          UpdateExpression: `SET #at = :at ADD ${deltas.map((_, index) => `#n${index} :d${index}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries([
            ['#at', stamp],
            ...deltas.map(([name], index) => [`#n${index}`, name]),
          ]),
          ExpressionAttributeValues: marshall(
            Object.fromEntries([[':at', now()], ...deltas.map(([, delta], index) => [`:d${index}`, delta])]),
          ),
        },
      },
    ];
  };

  /** One counter of the campaign and those of the desks, in which some changes of one shard are added up. */
  const additionsOf = (changes: readonly CountedChange[], campaignId: string, shard: number) => [
    ...additionOf(partitionOf(campaignId), `SHARD#${shard}`, sumOf(changes)),
    ...[...deskSumsOf(changes, shard)].flatMap(([sk, sums]) =>
      additionOf(deskPartitionOf(campaignId), sk, sums),
    ),
  ];

  const count = async (changes: readonly CountedChange[], campaignId: string, shard: number) => {
    let open = changes;
    let quarrels = 0;
    while (open.length > 0) {
      const TransactItems = [...open.map(markerOf), ...additionsOf(open, campaignId, shard)];
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
      const counted = [...once.values()].filter(movesNumbers);
      const byCampaign = Map.groupBy(counted, ({ campaignId }) => campaignId);
      for (const [campaignId, ofCampaign] of byCampaign) {
        for (const [shard, group] of Map.groupBy(ofCampaign, ({ reportId }) => shardOf(reportId))) {
          for (let from = 0; from < group.length; from += changesPerTransaction)
            await count(group.slice(from, from + changesPerTransaction), campaignId, shard);
        }
      }
    },

    async read(campaignId) {
      const pk = partitionOf(campaignId);
      const sums = new Map<string, number>();
      for (const item of await itemsUnder({ client, tableName: TableName, pk })) {
        const {
          pk: _,
          sk,
          [stamp]: _at,
          ...counted
        } = parseItem(Keyed, item, `${pk} / ${item['sk']?.S ?? '(no key)'}`);
        for (const [name, value] of Object.entries(counted)) sums.set(name, (sums.get(name) ?? 0) + value);
      }
      return countsOf(sums);
    },

    async desks(campaignId, department) {
      const pk = deskPartitionOf(campaignId);
      const beginning = department === null ? {} : { beginning: `${department}#` };
      const found = await itemsUnder({ client, tableName: TableName, pk, ...beginning });
      const counters = found.map(item => {
        const key = `${pk} / ${item['sk']?.S ?? '(no key)'}`;
        const { pk: _, sk, [stamp]: at, ...numbers } = parseItem(Keyed, item, key);
        const [of, district, month] = parseStored(DeskKey, sk.split('#'), key);
        return {
          at,
          tally: { department: of, district, month: month === NOW ? null : month, numbers } satisfies Tally,
        };
      });
      const countedAt = counters.reduce<Moment | null>(
        (newest, { at }) => (at === null || (newest !== null && newest > at) ? newest : at),
        null,
      );
      return { countedAt, tallies: counters.map(({ tally }) => tally) };
    },
  };
}

/** When a change was last counted here. */
const stamp = 'countedAt';
const Keyed = z
  .object({ pk: z.string(), sk: z.string(), [stamp]: Moment.nullable().default(null) })
  .catchall(z.int());
const DeskKey = z.tuple([DepartmentId, DistrictId, z.string(), z.string()]);

const movesNumbers = (change: CountedChange): boolean =>
  change.desk.length > 0 ||
  sumOf([change])
    .values()
    .some(delta => delta !== 0);

/** What some changes add to each number of each desk, by the key of its counter. */
function deskSumsOf(changes: readonly CountedChange[], shard: number): Map<string, Map<string, number>> {
  const counters = new Map<string, Map<string, number>>();
  for (const tally of changes.flatMap(({ desk }) => desk)) {
    const key = deskKeyOf(tally, shard);
    const sums = counters.get(key) ?? new Map<string, number>();
    for (const [name, delta] of Object.entries(tally.numbers)) sums.set(name, (sums.get(name) ?? 0) + delta);
    counters.set(key, sums);
  }
  return counters;
}

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
