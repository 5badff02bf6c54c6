import { dynamoImportStore } from '../../../shared/adapters/dynamo-import-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { ImportStore } from '../../../shared/ports/import-store.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const importStore = (): ImportStore =>
  dynamoImportStore({ client: dynamoClient(), tableName: readEnvironment(environment.batchesTable) });
