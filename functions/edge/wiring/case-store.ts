import { dynamoCaseStore } from '../../../shared/adapters/dynamo-case-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { CaseStore } from '../../../shared/ports/case-store.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const caseStore = (): CaseStore =>
  dynamoCaseStore({ client: dynamoClient(), tableName: readEnvironment(environment.casesTable) });
