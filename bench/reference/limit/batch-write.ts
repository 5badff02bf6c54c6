import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { type AttributeValue, BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localAccount, localCredentials } from '../../../local/template/local-account.ts';
import type { Work } from '../../harness/alone.ts';
import { ImportRoom } from '../../harness/import-room.ts';

const itemsPerRequest = 25;
const requestsAtOnce = 8;

let client: DynamoDBClient;
let items: Record<string, AttributeValue>[] = [];

export async function prepare(path: string): Promise<void> {
  const { endpoint, file } = ImportRoom.parse(JSON.parse(readFileSync(path, 'utf8')));
  client = new DynamoDBClient({ endpoint, region: localAccount.region, credentials: localCredentials });
  items = deserialize(readFileSync(file));
}

/** Items that lie ready in memory, written as fast as BatchWriteItem takes them, with eight requests on their way. */
export const work: Work = async () => {
  const batches = Array.from({ length: Math.ceil(items.length / itemsPerRequest) }, (_, index) =>
    items.slice(index * itemsPerRequest, (index + 1) * itemsPerRequest),
  ).values();
  const write = async () => {
    for (const batch of batches) {
      let left: Record<string, AttributeValue>[] = batch;
      while (left.length > 0) {
        const { UnprocessedItems } = await client.send(
          new BatchWriteItemCommand({
            RequestItems: { Batches: left.map(Item => ({ PutRequest: { Item } })) },
          }),
        );
        left = (UnprocessedItems?.['Batches'] ?? []).flatMap(({ PutRequest }) =>
          PutRequest?.Item === undefined ? [] : [PutRequest.Item],
        );
      }
    }
  };
  await Promise.all(Array.from({ length: requestsAtOnce }, write));
  return { items: items.length };
};
