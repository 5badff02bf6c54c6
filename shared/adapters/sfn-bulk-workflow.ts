import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { BulkInput } from '../contract/bulk-steps.ts';
import type { BulkWorkflow } from '../ports/bulk-workflow.ts';

/** Step Functions (Standard). The name makes an execution the only one of its kind; the input holds an id and a number. */
export const sfnBulkWorkflow = (given: { client: SFNClient; machineArn: string }): BulkWorkflow => ({
  async start(bulkId, version, occasion) {
    const input: BulkInput = { bulkId, version };
    try {
      await given.client.send(
        new StartExecutionCommand({
          stateMachineArn: given.machineArn,
          name: `${bulkId}-${version}-${occasion}`,
          input: JSON.stringify(input),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});
