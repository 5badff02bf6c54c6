import { dynamoStaffDirectory } from '../../../shared/adapters/dynamo-staff-directory.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { StaffDirectory } from '../../../shared/ports/staff-directory.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';

export const staffDirectory = (): StaffDirectory =>
  dynamoStaffDirectory({ client: dynamoClient(), tableName: readEnvironment(environment.officeTable) });
