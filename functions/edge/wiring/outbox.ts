import { dynamoOutbox } from '../../../shared/adapters/dynamo-outbox.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { Outbox } from '../../../shared/ports/outbox.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const outbox = (): Outbox =>
  dynamoOutbox({ client: dynamoClient(), tableName: readEnvironment(environment.outboxTable) });
