import { dynamoPolicyLibrary } from '../../../shared/adapters/dynamo-policy-library.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { PolicyLibrary } from '../../../shared/ports/policy-library.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const policyLibrary = (): PolicyLibrary =>
  dynamoPolicyLibrary({ client: dynamoClient(), tableName: readEnvironment(environment.officeTable) });
