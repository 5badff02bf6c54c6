import { dynamoKnownReports } from '../../../shared/adapters/dynamo-known-reports.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { KnownReports } from '../../../shared/ports/known-reports.ts';
import { pause } from '../pause.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const knownReports = (): KnownReports =>
  dynamoKnownReports({ client: dynamoClient(), tableName: readEnvironment(environment.reportsTable), pause });
