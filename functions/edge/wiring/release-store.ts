import { dynamoReleaseStore } from '../../../shared/adapters/dynamo-release-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { ReleaseStore } from '../../../shared/ports/release-store.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const releaseStore = (): ReleaseStore =>
  dynamoReleaseStore({ client: dynamoClient(), tableName: readEnvironment(environment.officeTable) });
