import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Campaign } from '../domain/campaign.ts';
import { hashOf } from '../domain/canonical.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import { itemsUnder } from './items-under.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

const partition = 'CAMPAIGNS';
const Stored = z.object(Campaign.shape);

const campaignOf = (item: Item): Campaign =>
  parseItem(Stored, item, `${partition} / ${item['sk']?.S ?? '(no key)'}`);

/**
 * Campaigns in the `office` table. A city has a handful in a decade, so they share one partition and the list needs
 * neither an index nor a second item.
 */
export function dynamoCampaignStore(given: { client: DynamoDBClient; tableName: string }): CampaignStore {
  const { client, tableName: TableName } = given;

  const put = async (
    campaign: Campaign,
    condition: Pick<
      PutItemCommandInput,
      'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
    >,
  ) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: toItem({ pk: partition, sk: campaign.campaignId, ...campaign }),
          ...condition,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { saved: true } as const;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const current = error.Item === undefined ? null : campaignOf(error.Item);
      // The SDK repeats a write whose answer was lost and then meets what it wrote itself.
      if (current !== null && hashOf(current) === hashOf(campaign)) return { saved: true } as const;
      return { saved: false, current } as const;
    }
  };

  return {
    async find(campaignId) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName,
          Key: marshall({ pk: partition, sk: campaignId }),
          ConsistentRead: true,
        }),
      );
      return Item === undefined ? null : campaignOf(Item);
    },

    async list() {
      return (await itemsUnder({ client, tableName: TableName, pk: partition })).map(campaignOf);
    },

    add: campaign => put(campaign, { ConditionExpression: 'attribute_not_exists(pk)' }),

    save: campaign =>
      put(campaign, {
        ConditionExpression: '#version = :previous',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: marshall({ ':previous': campaign.version - 1 }),
      }),
  };
}
