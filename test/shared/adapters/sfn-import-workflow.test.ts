import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { sfnImportWorkflow } from '../../../shared/adapters/sfn-import-workflow.ts';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { importIdOf } from '../../../shared/domain/report-id.ts';

const importId = importIdOf(createActionId('one'));
const machineArn = 'arn:aws-cn:states:cn-north-1:111122223333:stateMachine:import';

function setup() {
  const client = new SFNClient({ region: 'cn-north-1' });
  const mock = mockClient(client);
  return { mock, workflow: sfnImportWorkflow({ client, machineArn }) };
}

it('an occasion is one execution, named by it, and its input holds an id and nothing else', async () => {
  const { mock, workflow } = setup();
  mock
    .on(StartExecutionCommand)
    .resolvesOnce({})
    .rejects(
      new ExecutionAlreadyExists({
        message: 'Execution Already Exists',
        $metadata: {},
      }),
    );
  await workflow.start(importId, 'read');
  await workflow.start(importId, 'read');
  expect(mock.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
    stateMachineArn: machineArn,
    name: `${importId}-read`,
    input: JSON.stringify({ importId }),
  });
});

it('what else goes wrong is a fault', async () => {
  const { mock, workflow } = setup();
  mock.on(StartExecutionCommand).rejects(new Error('away'));
  await expect(workflow.start(importId, 'act')).rejects.toThrow('away');
});
