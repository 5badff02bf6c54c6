import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sfnWorkflows } from '../../../shared/adapters/sfn-workflows.ts';
import { CampaignId, ReleaseNumber } from '../../../shared/domain/ids.ts';
import { reportIdOf } from './sample-report.ts';

const client = new SFNClient({ region: 'cn-north-1' });
const sfn = mockClient(client);
beforeEach(() => sfn.reset());

const workflows = sfnWorkflows({
  client,
  verificationArn: 'arn:verification',
  publicationArn: 'arn:publication',
});
const fault = { message: 'no', $metadata: {} };
const reportId = reportIdOf(1);

describe('starting', () => {
  it('names a verification by report and round, and hands over nothing else', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await workflows.startVerification(reportId, 2);
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:verification',
      name: `${reportId}-2`,
      input: JSON.stringify({ reportId, round: 2 }),
    });
  });

  it('names a publication by campaign and release', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await workflows.startPublication(CampaignId.parse('flood-2021'), ReleaseNumber.parse(3));
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:publication',
      name: 'flood-2021-3',
      input: JSON.stringify({ campaignId: 'flood-2021', release: 3 }),
    });
  });

  it('takes a second start for the first one, and nothing else', async () => {
    sfn.on(StartExecutionCommand).rejectsOnce(new ExecutionAlreadyExists(fault)).rejects(new Error('down'));
    await workflows.startVerification(reportId, 1);
    await expect(workflows.startVerification(reportId, 1)).rejects.toThrow('down');
  });
});

describe('answering a task', () => {
  it.each([new InvalidToken(fault), new TaskDoesNotExist(fault), new TaskTimedOut(fault)])(
    'is quiet where somebody was faster: %s',
    async gone => {
      sfn.on(SendTaskSuccessCommand).rejects(gone);
      await expect(workflows.completeTask('token', {})).resolves.toBeUndefined();
    },
  );

  it('hands the output back, and lets a fault through', async () => {
    sfn.on(SendTaskSuccessCommand).resolvesOnce({}).rejects(new Error('down'));
    await workflows.completeTask('token', { decided: true });
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token',
      output: '{"decided":true}',
    });
    await expect(workflows.completeTask('token', {})).rejects.toThrow('down');
  });
});
