import { dynamoRegisterStore } from '../../../shared/adapters/dynamo-register-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { RegisterStore } from '../../../shared/ports/register-store.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const registerStore = (): RegisterStore =>
  dynamoRegisterStore({ client: dynamoClient(), tableName: readEnvironment(environment.casesTable) });
