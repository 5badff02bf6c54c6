import { sfnImportWorkflow } from '../../../shared/adapters/sfn-import-workflow.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { ImportWorkflow } from '../../../shared/ports/import-workflow.ts';
import { readEnvironment } from '../read-environment.ts';
import { sfnClient } from './sfn-client.ts';

export const importWorkflow = (): ImportWorkflow =>
  sfnImportWorkflow({ client: sfnClient(), machineArn: readEnvironment(environment.importWorkflow) });
