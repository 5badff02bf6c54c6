import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Bilingual } from '../domain/bilingual.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { Policy } from '../domain/policy.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import { itemsUnder } from './items-under.ts';
import {
  DamagedItem,
  type Item,
  ItemTooLarge,
  parseItem,
  parseStored,
  sizeOfItem,
  toItem,
} from './stored-item.ts';

const partitionOf = (policyId: string): string => `POLICY#${policyId}`;
/** Padded, so that versions sort as numbers do. */
const sortOf = (version: number): string => `VERSION#${String(version).padStart(4, '0')}`;

const Stored = z.object({
  policyId: z.string(),
  version: z.int().min(1),
  title: Bilingual,
  /** One string, since nothing queries within it and a schema reads it whole. */
  body: z.string(),
});
const Row = Stored.omit({ body: true });

const nameOf = (item: Item): string => `${item['pk']?.S ?? '(no key)'} / ${item['sk']?.S ?? '(no key)'}`;

const largestPolicy = 400_000;

/**
 * Versions that were read once, as long as the process lives: they never change. Held per client and table, because a
 * handler makes its library anew at each call.
 */
const known = new WeakMap<DynamoDBClient, { policies: Map<string, Policy>; latest: Map<string, number> }>();

/** Policies in the `office` table: a partition per policy, an item per version, none ever overwritten. */
export function dynamoPolicyLibrary(given: { client: DynamoDBClient; tableName: string }): PolicyLibrary {
  const { client, tableName: TableName } = given;
  const held = known.get(client) ?? { policies: new Map(), latest: new Map() };
  known.set(client, held);
  const { policies: cache, latest: latestOf } = held;

  const remember = (policy: Policy): Policy => {
    cache.set(`${TableName}/${policy.policyId}/${policy.version}`, policy);
    return policy;
  };

  const find = async (policyId: string, version: number): Promise<Policy | null> => {
    const cached = cache.get(`${TableName}/${policyId}/${version}`);
    if (cached !== undefined) return cached;
    const { Item } = await client.send(
      new GetItemCommand({
        TableName,
        Key: marshall({ pk: partitionOf(policyId), sk: sortOf(version) }),
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? null : remember(policyOf(Item));
  };

  const newestOf = async (policyId: string): Promise<number> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': partitionOf(policyId) }),
        ProjectionExpression: 'version',
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    const [newest] = Items;
    if (newest === undefined) throw new Error(`no policy ${policyId}`);
    return parseItem(Row.pick({ version: true }), newest, partitionOf(policyId)).version;
  };

  return {
    find,

    async get(policyId, version) {
      const policy = await find(policyId, version);
      if (policy === null) throw new Error(`no policy ${policyId} version ${version}`);
      return policy;
    },

    async latest(policyId) {
      const key = `${TableName}/${policyId}`;
      // Versions follow one another and none is ever taken away, so what is known stays the latest until the next one
      // is there: to ask for it costs one read unit, where to ask for the newest pays for a whole policy.
      let newest = latestOf.get(key) ?? (await newestOf(policyId));
      for (
        let next = await find(policyId, newest + 1);
        next !== null;
        next = await find(policyId, newest + 1)
      )
        newest += 1;
      latestOf.set(key, newest);
      const policy = await find(policyId, newest);
      if (policy === null) throw new Error(`policy ${policyId} version ${newest} is gone`);
      return policy;
    },

    async add(policy) {
      const { policyId, version, title } = policy;
      const body = canonicalJson(policy);
      const Item = toItem({
        pk: partitionOf(policyId),
        sk: sortOf(version),
        policyId,
        version,
        title,
        body,
      });
      if (sizeOfItem(Item) > largestPolicy) throw new ItemTooLarge(nameOf(Item), sizeOfItem(Item));
      try {
        await client.send(
          new PutItemCommand({
            TableName,
            Item,
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // Only a repeated attempt can have met itself; at the first one the version stood there before.
        return (error.$metadata.attempts ?? 1) > 1 && error.Item?.['body']?.S === body;
      }
    },

    async list(policyId) {
      const only = ['pk', 'sk', 'policyId', 'version', 'title'];
      const items = await itemsUnder({ client, tableName: TableName, pk: partitionOf(policyId), only });
      return items.map(item => parseItem(Row, item, nameOf(item)));
    },
  };
}

function policyOf(item: Item): Policy {
  const { body } = parseItem(Stored, item, nameOf(item));
  return parseStored(Policy, jsonOf(body, nameOf(item)), nameOf(item));
}

function jsonOf(text: string, key: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DamagedItem(key, ['body']);
  }
}
