import { dynamoReportStore } from '../../../shared/adapters/dynamo-report-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { ReportStore } from '../../../shared/ports/report-store.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const reportStore = (): ReportStore =>
  dynamoReportStore({ client: dynamoClient(), tableName: readEnvironment(environment.reportsTable) });
