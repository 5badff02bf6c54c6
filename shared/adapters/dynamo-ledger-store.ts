import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  paginateQuery,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { LedgerRow, ledgerEntryKey } from '../domain/ledger.ts';
import type { LedgerStore } from '../ports/ledger-store.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

const Stored = z.object(LedgerRow.shape);

/** DynamoDB takes 25 items in one request. */
const rowsPerRequest = 25;
/** Requests on their way at once: enough to hide the network, few enough not to be throttled for nothing. */
const width = 8;
/** With a pause that doubles up to some seconds this is about a minute; the workflow tries again after that. */
const attempts = 12;

/**
 * Ledger lines under their subject. Plain puts of deterministic rows under deterministic keys: writing again changes
 * nothing, and there is no counter that a repeated request could move twice.
 * `pause` waits before attempt n is repeated, with jitter.
 */
export function dynamoLedgerStore(given: {
  client: DynamoDBClient;
  tableName: string;
  pause: (attempt: number) => Promise<void>;
}): LedgerStore {
  const { client, tableName, pause } = given;

  const writeAll = async (requests: WriteRequest[]): Promise<void> => {
    let left = requests;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
      );
      left = UnprocessedItems?.[tableName] ?? [];
      if (left.length === 0) return;
      if (attempt === attempts) throw throttled(left.length);
      await pause(attempt);
    }
  };

  return {
    async write(rows) {
      const requests = rows.map((row): WriteRequest => {
        const entry = ledgerEntryKey(row.campaignId, row.release);
        return { PutRequest: { Item: toItem({ ...row, entry }) } };
      });
      const batches = Array.from({ length: Math.ceil(requests.length / rowsPerRequest) }, (_, index) =>
        requests.slice(index * rowsPerRequest, (index + 1) * rowsPerRequest),
      ).values();
      const worker = async () => {
        for (const batch of batches) await writeAll(batch);
      };
      await Promise.all(
        Array.from({ length: Math.min(width, Math.ceil(rows.length / rowsPerRequest)) }, worker),
      );
    },

    async of(subjectId) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'subjectId = :subject',
          ExpressionAttributeValues: marshall({ ':subject': subjectId }),
          ConsistentRead: true,
        },
      );
      const rows: LedgerRow[] = [];
      for await (const { Items = [] } of pages) rows.push(...Items.map(ledgerRowOf));
      return rows;
    },
  };
}

const ledgerRowOf = (item: Item): LedgerRow =>
  parseItem(Stored, item, `ledger line ${item['entry']?.S ?? '(no key)'}`);

const throttled = (rows: number): Error =>
  Object.assign(new Error(`${rows} ledger lines were not taken`), { name: 'ThrottlingException' });
