import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ImportInput } from '../contract/import-steps.ts';
import type { ImportWorkflow } from '../ports/import-workflow.ts';

/** Step Functions (Standard). The name makes an execution the only one of its kind; the input holds an id and nothing else. */
export const sfnImportWorkflow = (given: { client: SFNClient; machineArn: string }): ImportWorkflow => ({
  async start(importId, occasion) {
    const input: ImportInput = { importId };
    try {
      await given.client.send(
        new StartExecutionCommand({
          stateMachineArn: given.machineArn,
          name: `${importId}-${occasion}`,
          input: JSON.stringify(input),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});
