import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
} from '@aws-sdk/client-dynamodb';

const index = (name: string, hash: string, range: string | null, include: readonly string[]) =>
  ({
    IndexName: name,
    KeySchema: keys(hash, range),
    Projection:
      include.length === 0
        ? { ProjectionType: 'KEYS_ONLY' }
        : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...include] },
  }) satisfies GlobalSecondaryIndex;

const keys = (hash: string, range: string | null) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  ...(range === null ? [] : [{ AttributeName: range, KeyType: 'RANGE' as const }]),
];

const table = (
  name: string,
  hash: string,
  range: string | null,
  indexes: readonly GlobalSecondaryIndex[] = [],
): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keys(hash, range),
  AttributeDefinitions: [
    ...new Set([
      hash,
      range,
      ...indexes.flatMap(({ KeySchema = [] }) => KeySchema.map(k => k.AttributeName)),
    ]),
  ]
    .filter(attribute => typeof attribute === 'string')
    .map(AttributeName => ({ AttributeName, AttributeType: 'S' as const })),
  ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: [...indexes] }),
});

const caseRow = ['caseId', 'campaignId', 'department', 'subject', 'kind', 'status', 'changedAt', 'openedAt'];

const definitions = {
  reports: table('reports', 'reportId', null, [
    index('byMaker', 'makerAccount', 'openedAt', ['campaignId', 'category', 'status', 'changedAt']),
    index('bySubject', 'subjectKey', 'openedAt', ['campaignId', 'category', 'status', 'changedAt']),
    ...['queue', 'queueByCategory', 'queueByChannel', 'queueLinked', 'queueEscalated', 'queueAssigned'].map(
      name => index(name, name, 'queueOrder', name === 'queue' ? ['queueRow', 'round'] : ['queueRow']),
    ),
    index('byDeed', 'deed', null, []),
    index('determined', 'determinedShard', 'determinedOrder', ['outcome']),
  ]),
  office: table('office', 'pk', 'sk'),
  batches: table('batches', 'pk', 'sk', [
    { IndexName: 'byOwner', KeySchema: keys('owner', 'openedAt'), Projection: { ProjectionType: 'ALL' } },
  ]),
  outbox: table('outbox', 'pk', 'sk', [
    { IndexName: 'byState', KeySchema: keys('state', 'stateOrder'), Projection: { ProjectionType: 'ALL' } },
  ]),
  cases: table('cases', 'pk', 'sk', [
    index('byOwner', 'owner', 'openedAt', caseRow),
    index('byOrganisation', 'organisation', 'openedAt', caseRow),
    index('byWake', 'watch', 'wakeAt', caseRow),
  ]),
  vault: table('vault', 'pk', null),
  access: table('access', 'pk', 'sk'),
};

/** Makes a table as `infra` declares it (docs/access-patterns.md), under a name of the test's own. */
export async function createTable(
  client: DynamoDBClient,
  kind: keyof typeof definitions,
  name: string = kind,
): Promise<string> {
  await client.send(new CreateTableCommand({ ...definitions[kind], TableName: name }));
  return name;
}
