import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { hashOf } from '../domain/canonical.ts';
import type { CampaignId } from '../domain/ids.ts';
import { Revision, revisionFolder } from '../domain/register.ts';
import type { RegisterStore } from '../ports/register-store.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

const partitionOf = (campaignId: CampaignId): string => `REGISTER#${campaignId}`;
const sortOf = (revision: number): string => `REVISION#${revisionFolder(revision)}`;
const Stored = z.object(Revision.shape);
const revisionOf = (item: Item): Revision => parseItem(Stored, item, item['sk']?.S ?? '(no key)');

/** The log of registers, in the `cases` table: one item a revision, written if absent and never again. */
export function dynamoRegisterStore(given: { client: DynamoDBClient; tableName: string }): RegisterStore {
  const { client, tableName: TableName } = given;
  return {
    async head(campaignId) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: marshall({ ':pk': partitionOf(campaignId), ':sk': 'REVISION#' }),
          ScanIndexForward: false,
          Limit: 1,
          ConsistentRead: true,
        }),
      );
      return Items[0] === undefined ? null : revisionOf(Items[0]);
    },

    async find(campaignId, revision) {
      const Key = marshall({ pk: partitionOf(campaignId), sk: sortOf(revision) });
      const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      return Item === undefined ? null : revisionOf(Item);
    },

    async add(revision) {
      const { campaign, revision: number } = revision.manifest;
      try {
        await client.send(
          new PutItemCommand({
            TableName,
            Item: toItem({ pk: partitionOf(campaign.campaignId), sk: sortOf(number), ...revision }),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
        // Our own, whose answer was lost, is what was wanted; its signature tells it from another's of the same words.
        return hashOf(revisionOf(error.Item)) === hashOf(revision);
      }
    },
  };
}
