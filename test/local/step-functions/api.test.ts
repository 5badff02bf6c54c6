import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateListExecutions,
  RedriveExecutionCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { DAY_MS, FunctionError, INVOKE, MACHINE_ARN, runningEngine, signal } from './running-engine.ts';

const resting = { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 60, End: true } } };

describe('starting', () => {
  it('gives the same answer for the same name and input while it runs, and refuses anything else', async () => {
    const engine = await runningEngine(resting);
    const start = (input: string) =>
      engine.client().send(new StartExecutionCommand({ stateMachineArn: MACHINE_ARN, name: 'r-1', input }));
    const [first, second] = await Promise.all([start('{"a":1}'), start('{"a":1}')]);
    expect(second?.executionArn).toBe(first?.executionArn);
    expect(second?.startDate).toEqual(first?.startDate);
    await expect(start('{"a":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });

    const arn = first?.executionArn ?? '';
    await engine.entered(arn, 'Rest');
    engine.clock.advance(60_000);
    await engine.end(arn);
    await expect(start('{"a":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    engine.clock.advance(90 * DAY_MS);
    expect((await start('{"a":1}')).executionArn).toBe(arn);
  });

  it.each([
    [{ stateMachineArn: `${MACHINE_ARN}x` }, 'StateMachineDoesNotExist'],
    [{ stateMachineArn: MACHINE_ARN, input: '{' }, 'InvalidExecutionInput'],
    [{ stateMachineArn: MACHINE_ARN, name: 'a b' }, 'InvalidName'],
    [{ stateMachineArn: MACHINE_ARN, input: `"${'x'.repeat(262_144)}"` }, 'ValidationException'],
  ])('refuses what AWS refuses (%#)', async (request, name) => {
    const engine = await runningEngine(resting);
    await expect(engine.client().send(new StartExecutionCommand(request))).rejects.toMatchObject({ name });
  });

  it('refuses an operation it does not have by its name', async () => {
    const engine = await runningEngine(resting);
    const response = await fetch(engine.endpoint(), {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.CreateActivity' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('AWSStepFunctions.CreateActivity');
  });
});

describe('looking', () => {
  it('describes an execution and a machine', async () => {
    const engine = await runningEngine(resting);
    const executionArn = await engine.begin({ a: 1 }, 'one');
    const described = await engine.client().send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({
      executionArn: 'arn:aws:states:us-east-1:000000000000:execution:story:one',
      stateMachineArn: MACHINE_ARN,
      name: 'one',
      status: 'RUNNING',
      input: '{"a":1}',
      redriveStatus: 'NOT_REDRIVABLE',
    });
    expect(Math.abs((described.startDate?.getTime() ?? 0) - engine.clock.now())).toBeLessThan(60_000);
    const machine = await engine
      .client()
      .send(new DescribeStateMachineCommand({ stateMachineArn: MACHINE_ARN }));
    expect(JSON.parse(machine.definition ?? '')).toMatchObject(resting);
    const machines = await engine.client().send(new ListStateMachinesCommand({}));
    expect(machines.stateMachines?.map(({ name }) => name)).toEqual(['story']);
  });

  it('lists newest first, by status and in pages', async () => {
    const engine = await runningEngine(resting);
    for (let n = 0; n < 5; n++) await engine.begin({}, `n-${n}`);
    const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:story:n-2';
    await engine.client().send(new StopExecutionCommand({ executionArn }));
    const pages: (string | undefined)[][] = [];
    const query = { stateMachineArn: MACHINE_ARN, statusFilter: 'RUNNING' as const };
    for await (const page of paginateListExecutions({ client: engine.client(), pageSize: 3 }, query)) {
      pages.push((page.executions ?? []).map(({ name }) => name));
    }
    expect(pages).toEqual([['n-4', 'n-3', 'n-1'], ['n-0']]);
    const all = await engine.client().send(new ListExecutionsCommand({ stateMachineArn: MACHINE_ARN }));
    expect(all.executions).toHaveLength(5);
    await expect(
      engine.client().send(new ListExecutionsCommand({ stateMachineArn: MACHINE_ARN, nextToken: 'bad' })),
    ).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  it('tells the story of an execution, from either end', async () => {
    const engine = await runningEngine(
      {
        StartAt: 'Ask',
        States: { Ask: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: 'f' }, End: true } },
      },
      { f: () => 1 },
    );
    const executionArn = await engine.begin();
    await engine.end(executionArn);
    const told = async (reverseOrder: boolean) => {
      const page = await engine.client().send(new GetExecutionHistoryCommand({ executionArn, reverseOrder }));
      return page.events?.map(({ type }) => type);
    };
    const story = [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ];
    expect(await told(false)).toEqual(story);
    expect(await told(true)).toEqual(story.toReversed());
    expect(await engine.transitions(executionArn)).toBe(1);
  });

  it('knows no execution that was never started', async () => {
    const engine = await runningEngine(resting);
    const executionArn = `${MACHINE_ARN.replace('stateMachine', 'execution')}:none`;
    for (const command of [
      new DescribeExecutionCommand({ executionArn }),
      new StopExecutionCommand({ executionArn }),
      new GetExecutionHistoryCommand({ executionArn }),
    ]) {
      await expect(engine.client().send(command as DescribeExecutionCommand)).rejects.toMatchObject({
        name: 'ExecutionDoesNotExist',
      });
    }
  });
});

describe('stopping and redriving', () => {
  it('drops the answer of a call in flight once the execution is stopped', async () => {
    const held = signal<string>();
    const engine = await runningEngine(
      {
        StartAt: 'Ask',
        States: { Ask: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: 'f' }, End: true } },
      },
      { f: () => held.promise },
    );
    const executionArn = await engine.begin();
    await engine.until(() => engine.calls.length === 1);
    const stop = new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'by hand' });
    const { stopDate } = await engine.client().send(stop);
    held.resolve('late');
    await engine.begin({}, 'another');
    expect(await engine.end(executionArn)).toEqual({
      status: 'ABORTED',
      error: 'Enough',
      cause: 'by hand',
      output: undefined,
    });
    expect((await engine.client().send(stop)).stopDate).toEqual(stopDate);
  });

  it('goes on from the state that failed, with the variables of that moment', async () => {
    let broken = true;
    const engine = await runningEngine(
      {
        StartAt: 'Set',
        States: {
          Set: { Type: 'Pass', Assign: { n: 41 }, Next: 'Ask' },
          Ask: {
            Type: 'Task',
            Resource: INVOKE,
            Arguments: { FunctionName: 'f', Payload: '{% $n %}' },
            Output: '{% $states.result.Payload %}',
            End: true,
          },
        },
      },
      {
        f: (n: number) => {
          if (broken) throw new FunctionError('Down');
          return n + 1;
        },
      },
    );
    const executionArn = await engine.begin();
    expect(await engine.end(executionArn)).toMatchObject({ status: 'FAILED', error: 'Down' });
    broken = false;
    await engine.client().send(new RedriveExecutionCommand({ executionArn }));
    expect(await engine.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 42 });
    expect(engine.calls).toHaveLength(2);
    await expect(engine.client().send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
  });
});

describe('task tokens', () => {
  it('refuses one that no task was given', async () => {
    const engine = await runningEngine(resting);
    for (const taskToken of ['nonsense', Buffer.alloc(56).toString('base64')]) {
      const success = new SendTaskSuccessCommand({ taskToken, output: '{}' });
      await expect(engine.client().send(success)).rejects.toMatchObject({ name: 'InvalidToken' });
      const heartbeat = new SendTaskHeartbeatCommand({ taskToken });
      await expect(engine.client().send(heartbeat)).rejects.toMatchObject({ name: 'InvalidToken' });
    }
  });
});
