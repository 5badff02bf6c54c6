import { dynamoCopyRegister } from '../../../shared/adapters/dynamo-copy-register.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { CopyRegister } from '../../../shared/ports/copy-register.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const copyRegister = (): CopyRegister =>
  dynamoCopyRegister({ client: dynamoClient(), tableName: readEnvironment(environment.accessTable) });
