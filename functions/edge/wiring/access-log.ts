import { dynamoAccessLog } from '../../../shared/adapters/dynamo-access-log.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { AccessLog } from '../../../shared/ports/access-log.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const accessLog = (): AccessLog =>
  dynamoAccessLog({ client: dynamoClient(), tableName: readEnvironment(environment.accessTable) });
