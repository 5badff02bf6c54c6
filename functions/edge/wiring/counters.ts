import { dynamoCounters } from '../../../shared/adapters/dynamo-counters.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { Counters } from '../../../shared/ports/counters.ts';
import { now } from '../clock.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const counters = (): Counters =>
  dynamoCounters({ client: dynamoClient(), tableName: readEnvironment(environment.officeTable), now });
