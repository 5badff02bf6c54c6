import { sfnWorkflows } from '../../../shared/adapters/sfn-workflows.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { Workflows } from '../../../shared/ports/workflows.ts';
import { readEnvironment } from '../read-environment.ts';
import { sfnClient } from './sfn-client.ts';

export const workflows = (): Workflows =>
  sfnWorkflows({
    client: sfnClient(),
    verificationArn: readEnvironment(environment.verificationWorkflow),
    publicationArn: readEnvironment(environment.publicationWorkflow),
  });
