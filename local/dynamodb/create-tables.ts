import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { DynamoFault, type DynamoRequest } from './dynamo-request.ts';
import type { TablePlan } from './table-plan.ts';

const Key = z.object({ AttributeName: z.string(), KeyType: z.string() });
const Described = z.object({
  Table: z.object({
    KeySchema: z.array(Key),
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() }).loose()).default([]),
  }),
});
const Index = z.object({ IndexName: z.string() }).loose();

/**
 * Creates the tables that are missing and adds the indexes that an existing table lacks. Throws where a table's key
 * differs from the template: on AWS that is another table, and here its data would have to be given up.
 */
export async function createTables(request: DynamoRequest, tables: readonly TablePlan[]): Promise<void> {
  await Promise.all(
    tables.map(async table => {
      const existing = await describe(request, table.name);
      if (existing === undefined) await create(request, table);
      else await update(request, table, existing);
    }),
  );
}

async function describe(request: DynamoRequest, name: string) {
  try {
    return Described.parse(await request('DynamoDB.DescribeTable', { TableName: name })).Table;
  } catch (fault) {
    if (fault instanceof DynamoFault && fault.type === 'ResourceNotFoundException') return undefined;
    throw fault;
  }
}

async function create(request: DynamoRequest, table: TablePlan): Promise<void> {
  await request('DynamoDB.CreateTable', {
    TableName: table.name,
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(table.globalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes: table.globalSecondaryIndexes }),
    ...(table.localSecondaryIndexes.length > 0 && { LocalSecondaryIndexes: table.localSecondaryIndexes }),
    ...(table.streamViewType !== undefined && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamViewType },
    }),
  });
  // Separate from creation, so a kill in between leaves a table without it; the sweeper reads the template instead.
  if (table.timeToLiveAttribute !== undefined) {
    await request('DynamoDB.UpdateTimeToLive', {
      TableName: table.name,
      TimeToLiveSpecification: { AttributeName: table.timeToLiveAttribute, Enabled: true },
    });
  }
}

async function update(
  request: DynamoRequest,
  table: TablePlan,
  existing: z.infer<typeof Described>['Table'],
): Promise<void> {
  if (!isDeepStrictEqual(existing.KeySchema, table.keySchema)) {
    throw new Error(`table ${table.name} exists with another key: its data does not belong to this template`);
  }
  const present = new Set(existing.GlobalSecondaryIndexes.map(index => index.IndexName));
  for (const index of z.array(Index).parse(table.globalSecondaryIndexes)) {
    if (present.has(index.IndexName)) continue;
    await request('DynamoDB.UpdateTable', {
      TableName: table.name,
      AttributeDefinitions: table.attributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
  }
}
