import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStaffDirectory } from '../shared/adapters/dynamo-staff-directory.ts';
import { Staff } from '../shared/domain/actor.ts';
import { momentAt } from '../shared/domain/moment.ts';
import type { LocalStack } from './start-local.ts';
import { localCredentials } from './template/local-account.ts';

/**
 * Puts the first officer into the staff directory, as an operator does once on a new stage: every other right is then
 * given through the API by somebody who holds it.
 */
export async function addFirstOfficer(stack: Omit<LocalStack, 'close'>, account: string): Promise<void> {
  const tableName = stack.running.tables.find(name => name.toLowerCase().includes('office'));
  if (tableName === undefined) throw new Error('the stack has no office table');
  const client = new DynamoDBClient({
    endpoint: stack.running.endpoints['dynamodb'] ?? '',
    region: 'us-east-1',
    credentials: localCredentials,
  });
  const row = {
    account,
    role: 'office',
    department: null,
    districts: ['*'],
    active: true,
    changedAt: momentAt(stack.clock.now()),
  };
  await dynamoStaffDirectory({ client, tableName }).put(Staff.parse(row));
  client.destroy();
}
