import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { CampaignId, ReleaseNumber } from '../domain/ids.ts';
import { Release, releaseStateOf } from '../domain/release.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { chainedItems } from './chained-item.ts';
import { itemsUnder } from './items-under.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

const partitionOf = (campaignId: CampaignId): string => `CAMPAIGN#${campaignId}`;
const keyOf = (campaignId: CampaignId, release: ReleaseNumber): Item =>
  marshall({ pk: partitionOf(campaignId), sk: `RELEASE#${String(release).padStart(4, '0')}` });

const Stored = z.object(Release.shape);
const StoredTask = z.object({ task: z.string().min(1).nullable().default(null) });

const nameOf = (item: Item): string => `${item['pk']?.S ?? '(no key)'} / ${item['sk']?.S ?? '(no key)'}`;
const releaseOf = (item: Item): Release => parseItem(Stored, item, nameOf(item));

/** Releases in the `office` table: one item each, under their campaign, in the order of their numbers. */
export function dynamoReleaseStore(given: { client: DynamoDBClient; tableName: string }): ReleaseStore {
  const { client, tableName: TableName } = given;
  const records = chainedItems({ ...given, recordOf: releaseOf });

  const get = async (campaignId: CampaignId, release: ReleaseNumber): Promise<Item | null> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: keyOf(campaignId, release), ConsistentRead: true }),
    );
    return Item ?? null;
  };

  return {
    async find(campaignId, release) {
      const item = await get(campaignId, release);
      return item === null ? null : releaseOf(item);
    },

    async list(campaignId) {
      const items = await itemsUnder({ client, tableName: TableName, pk: partitionOf(campaignId) });
      return items.map(releaseOf);
    },

    add: release =>
      records.add(release, {
        ...keyOf(release.campaignId, release.release),
        ...toItem({ ...release, ...foldedOf(release) }),
      }),

    // The task beside the record is left as it is.
    save: release => records.save(release, keyOf(release.campaignId, release.release), foldedOf(release)),

    async task(campaignId, release) {
      const item = await get(campaignId, release);
      return item === null ? null : parseItem(StoredTask, item, nameOf(item)).task;
    },

    async keepTask(campaignId, release, token) {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOf(campaignId, release),
          UpdateExpression: 'SET #task = :task',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#task': 'task' },
          ExpressionAttributeValues: marshall({ ':task': token }),
        }),
      );
    },
  };
}

const foldedOf = (release: Release) => {
  const { version, status } = releaseStateOf(release);
  return { version, status };
};
