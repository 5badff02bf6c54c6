import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoAccessLog } from '../../../shared/adapters/dynamo-access-log.ts';
import { Access } from '../../../shared/domain/access.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { createTable } from '../../fakes/tables.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startDynoxide();
  client = engine.client();
});
afterAll(() => engine.stop());

const record = { kind: 'report', id: '0123456789abcdefghjkmnpqrs' } as const;
const look = (second: number, more: object = {}) =>
  Access.parse({
    record,
    at: `2021-08-02T03:00:0${second}.000Z`,
    account: 'staff-1',
    role: 'reviewer',
    department: 'emergency-bureau',
    route: 'GET /reviews/{reportId}',
    ...more,
  });

describe('the access log', () => {
  it('keeps every look, newest first, page by page, each record for itself', async () => {
    const log = dynamoAccessLog({
      client,
      tableName: await createTable(client, 'access'),
    });
    const other = look(9, { record: { kind: 'import', id: record.id } });
    await log.note([look(1), look(2), look(3), other]);
    const first = await log.of(record, 2, null);
    const rest = await log.of(record, 2, first.next);
    expect([...first.items, ...rest.items]).toEqual([look(3), look(2), look(1)]);
    expect(rest.next).toBeNull();
    expect((await log.of(other.record, 10, null)).items).toEqual([other]);
  });

  it('never writes over an entry, and takes the same one again for the same', async () => {
    const tableName = await createTable(client, 'access', 'access-again');
    const log = dynamoAccessLog({ client, tableName });
    await log.note([look(1)]);
    await log.note([look(1), look(1, { role: 'office' })]);
    expect((await log.of(record, 10, null)).items).toEqual([look(1)]);
  });
});
