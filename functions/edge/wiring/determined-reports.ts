import { dynamoDeterminedReports } from '../../../shared/adapters/dynamo-determined-reports.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { DeterminedReports } from '../../../shared/ports/determined-reports.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const determinedReports = (): DeterminedReports =>
  dynamoDeterminedReports({ client: dynamoClient(), tableName: readEnvironment(environment.reportsTable) });
