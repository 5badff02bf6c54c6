import { sfnWorkflows } from '../../../shared/adapters/sfn-workflows.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { Workflows } from '../../../shared/ports/workflows.ts';
import { readEnvironment } from '../read-environment.ts';
import { sfnClient } from './sfn-client.ts';

const to = (verificationArn: string, publicationArn: string): Workflows =>
  sfnWorkflows({ client: sfnClient(), verificationArn, publicationArn });

/**
 * Addresses are read when something is started: a step of a workflow hands back tasks and cannot know the address of
 * the workflow that knows its own.
 */
export const workflows = (): Workflows => ({
  startVerification: (...report) =>
    to(readEnvironment(environment.verificationWorkflow), '').startVerification(...report),
  startPublication: (...release) =>
    to('', readEnvironment(environment.publicationWorkflow)).startPublication(...release),
  completeTask: (...task) => to('', '').completeTask(...task),
});
