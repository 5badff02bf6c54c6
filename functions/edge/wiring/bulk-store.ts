import { dynamoBulkStore } from '../../../shared/adapters/dynamo-bulk-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { BulkStore } from '../../../shared/ports/bulk-store.ts';
import { pause } from '../pause.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const bulkStore = (): BulkStore =>
  dynamoBulkStore({ client: dynamoClient(), tableName: readEnvironment(environment.batchesTable), pause });
