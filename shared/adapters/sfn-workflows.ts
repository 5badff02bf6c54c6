import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { PublicationInput, VerificationInput } from '../contract/workflow-steps.ts';
import type { Workflows } from '../ports/workflows.ts';

/** Step Functions (Standard). The name makes an execution the only one of its kind; inputs hold ids and nothing else. */
export function sfnWorkflows(given: {
  client: SFNClient;
  verificationArn: string;
  publicationArn: string;
}): Workflows {
  const { client, verificationArn, publicationArn } = given;

  const start = async (stateMachineArn: string, name: string, input: object) => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  };

  return {
    startVerification: (reportId, round) =>
      start(verificationArn, `${reportId}-${round}`, { reportId, round } satisfies VerificationInput),

    startPublication: (campaignId, release, occasion) =>
      start(publicationArn, [campaignId, release, ...(occasion === undefined ? [] : [occasion])].join('-'), {
        campaignId,
        release,
      } satisfies PublicationInput),

    async completeTask(taskToken, output) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
      } catch (error) {
        // Used, timed out or of an execution that ended: the record has moved on without this answer.
        const gone = [InvalidToken, TaskDoesNotExist, TaskTimedOut];
        if (!gone.some(kind => error instanceof kind)) throw error;
      }
    },
  };
}
