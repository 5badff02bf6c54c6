import { dynamoDeliveryChecks } from '../../../shared/adapters/dynamo-delivery-checks.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { DeliveryChecks } from '../../../shared/ports/delivery-checks.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const deliveryChecks = (): DeliveryChecks =>
  dynamoDeliveryChecks({ client: dynamoClient(), tableName: readEnvironment(environment.outboxTable) });
