import { sfnBulkWorkflow } from '../../../shared/adapters/sfn-bulk-workflow.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { BulkWorkflow } from '../../../shared/ports/bulk-workflow.ts';
import { readEnvironment } from '../read-environment.ts';
import { sfnClient } from './sfn-client.ts';

export const bulkWorkflow = (): BulkWorkflow =>
  sfnBulkWorkflow({ client: sfnClient(), machineArn: readEnvironment(environment.bulkWorkflow) });
