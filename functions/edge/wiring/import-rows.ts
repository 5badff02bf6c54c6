import { dynamoImportRows } from '../../../shared/adapters/dynamo-import-rows.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { ImportRows } from '../../../shared/ports/import-rows.ts';
import { pause } from '../pause.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const importRows = (): ImportRows =>
  dynamoImportRows({ client: dynamoClient(), tableName: readEnvironment(environment.batchesTable), pause });
