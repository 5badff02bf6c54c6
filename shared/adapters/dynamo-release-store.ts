import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { CampaignId, ReleaseNumber } from '../domain/ids.ts';
import { Release, releaseStateOf } from '../domain/release.ts';
import type { ReleaseSaveResult, ReleaseStore } from '../ports/release-store.ts';
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
      settled(release, () =>
        client.send(
          new PutItemCommand({
            TableName,
            Item: {
              ...keyOf(release.campaignId, release.release),
              ...toItem({ ...release, ...foldedOf(release) }),
            },
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    async save(release) {
      const entry = release.history.at(-1);
      if (entry === undefined || entry.sequence < 2) throw new Error('only a later version can be saved');
      const { version, status } = foldedOf(release);
      // The last entry alone is sent, so that what stands before it cannot be rewritten; the task is left as it is.
      const command = new UpdateItemCommand({
        TableName,
        Key: keyOf(release.campaignId, release.release),
        UpdateExpression:
          'SET #history = list_append(#history, :entry), #version = :version, #status = :status',
        ConditionExpression: '#version = :previous',
        ExpressionAttributeNames: { '#history': 'history', '#version': 'version', '#status': 'status' },
        ExpressionAttributeValues: toItem({
          ':entry': [entry],
          ':version': version,
          ':status': status,
          ':previous': version - 1,
        }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return settled(release, () => client.send(command));
    },

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

/** Runs a conditional write; where its condition fails, says what stands, unless that holds this very write. */
async function settled(release: Release, write: () => Promise<unknown>): Promise<ReleaseSaveResult> {
  try {
    await write();
    return { saved: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const current = error.Item === undefined ? null : releaseOf(error.Item);
    const own = release.history.at(-1);
    const stored = current?.history[release.history.length - 1];
    // The hash covers everything before it, so equal hashes are equal records up to here.
    return own !== undefined && stored?.hash === own.hash ? { saved: true } : { saved: false, current };
  }
}
