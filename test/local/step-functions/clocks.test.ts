import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { ASK, DAY_MS, FunctionError, HOUR_MS, INVOKE, runningEngine } from './running-engine.ts';

/** A review: a person has 14 days, and shows a sign of life every 48 hours. */
const review = {
  StartAt: 'Review',
  States: {
    Review: {
      Type: 'Task',
      Resource: ASK,
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: '{% 14 * 24 * 60 * 60 %}',
      HeartbeatSeconds: 48 * 60 * 60,
      Catch: [
        { ErrorEquals: ['States.HeartbeatTimeout'], Output: 'nobody there', Next: 'Done' },
        { ErrorEquals: ['States.Timeout'], Output: 'too late', Next: 'Done' },
        { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Done' },
      ],
      End: true,
    },
    Done: { Type: 'Succeed' },
  },
};

async function reviewing() {
  const tokens: string[] = [];
  const engine = await runningEngine(review, {
    ask: ({ token }: { token: string }) => void tokens.push(token),
  });
  const execution = await engine.begin();
  await engine.history(execution, event => event.type === 'TaskSubmitted');
  return { engine, execution, tokens, taskToken: tokens[0] ?? '' };
}

describe('a person is asked', () => {
  it('and is given up after 48 hours of silence', async () => {
    const { engine, execution } = await reviewing();
    engine.clock.advance(48 * HOUR_MS);
    expect((await engine.end(execution)).output).toBe('nobody there');
  });

  it('and is too late after 14 days, however alive', async () => {
    const { engine, execution, taskToken } = await reviewing();
    for (let day = 1; day < 14; day++) {
      engine.clock.advance(DAY_MS);
      await engine.client().send(new SendTaskHeartbeatCommand({ taskToken }));
    }
    expect(engine.calls).toHaveLength(1);
    engine.clock.advance(DAY_MS);
    expect((await engine.end(execution)).output).toBe('too late');
    await expect(engine.client().send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('and answers on the last day, after the engine was started anew', async () => {
    const { engine, execution, taskToken } = await reviewing();
    engine.clock.advance(47 * HOUR_MS);
    await engine.restart();
    await engine.client().send(new SendTaskHeartbeatCommand({ taskToken }));
    engine.clock.advance(47 * HOUR_MS);
    const answer = { taskToken, output: '{"approved":true}' };
    await engine.client().send(new SendTaskSuccessCommand(answer));
    expect((await engine.end(execution)).output).toEqual({ approved: true });
    expect(engine.calls).toHaveLength(1);
    await expect(engine.client().send(new SendTaskSuccessCommand(answer))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('and a leap over everything still fires what was due first', async () => {
    const { engine, execution } = await reviewing();
    engine.clock.advance(400 * DAY_MS);
    expect((await engine.end(execution)).output).toBe('nobody there');
  });

  it('and refuses', async () => {
    const { engine, execution, taskToken } = await reviewing();
    await engine.client().send(new SendTaskFailureCommand({ taskToken, error: 'Refused', cause: 'unclear' }));
    expect((await engine.end(execution)).output).toEqual({ Error: 'Refused', Cause: 'unclear' });
  });
});

describe('long times', () => {
  it('waits longer than the 24.8 days a timer of the platform can hold', async () => {
    const engine = await runningEngine({
      StartAt: 'Rest',
      States: { Rest: { Type: 'Wait', Seconds: 60 * 24 * 3600, End: true } },
    });
    const execution = await engine.begin();
    await engine.entered(execution, 'Rest');
    engine.clock.advance(60 * DAY_MS - 60_000);
    await engine.begin({}, 'another');
    expect(await engine.history(execution, () => true)).toHaveLength(2);
    engine.clock.advance(60_000);
    expect((await engine.end(execution)).status).toBe('SUCCEEDED');
  });

  it('ends an execution at the TimeoutSeconds of its machine, whatever it waits for', async () => {
    const engine = await runningEngine({
      StartAt: 'Rest',
      TimeoutSeconds: 3600,
      States: { Rest: { Type: 'Wait', Seconds: 7200, End: true } },
    });
    const execution = await engine.begin();
    await engine.entered(execution, 'Rest');
    engine.clock.advance(2 * HOUR_MS);
    expect((await engine.end(execution)).status).toBe('TIMED_OUT');
    expect(engine.alarms).toEqual([{ kind: 'execution-timed-out', executionArn: execution }]);
  });
});

describe('an engine that was down', () => {
  it('lets what fell due meanwhile end, instead of calling again', async () => {
    const engine = await runningEngine(
      {
        StartAt: 'Slow',
        States: {
          Slow: {
            Type: 'Task',
            Resource: INVOKE,
            Arguments: { FunctionName: 'slow' },
            TimeoutSeconds: 60,
            Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
            End: true,
          },
          Late: { Type: 'Succeed', Output: 'late' },
        },
      },
      { slow: () => new Promise(() => undefined) },
    );
    const execution = await engine.begin();
    await engine.until(() => engine.calls.length === 1);
    await engine.restart(undefined, () => engine.clock.advance(60_000));
    expect((await engine.end(execution)).output).toBe('late');
    expect(engine.calls).toHaveLength(1);
  });

  it('lets an execution follow the definition it began with', async () => {
    const story = (end: string) => ({
      StartAt: 'Rest',
      States: { Rest: { Type: 'Wait', Seconds: 60, Output: end, End: true } },
    });
    const engine = await runningEngine(story('old'));
    const old = await engine.begin();
    await engine.entered(old, 'Rest');
    await engine.restart(story('new'));
    const young = await engine.begin();
    await engine.entered(young, 'Rest');
    engine.clock.advance(60_000);
    expect([(await engine.end(old)).output, (await engine.end(young)).output]).toEqual(['old', 'new']);
  });
});

describe('retries', () => {
  it('come back at their due times, each one a state transition, and count themselves', async () => {
    let tries = 0;
    const flaky = (count: number) => {
      tries++;
      if (tries < 3) throw new FunctionError('Flaky');
      return count;
    };
    const engine = await runningEngine(
      {
        StartAt: 'Try',
        States: {
          Try: {
            Type: 'Task',
            Resource: INVOKE,
            Arguments: { FunctionName: 'flaky', Payload: '{% $states.context.State.RetryCount %}' },
            Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 600, BackoffRate: 2 }],
            Output: '{% $states.result.Payload %}',
            Next: 'Done',
          },
          Done: { Type: 'Succeed' },
        },
      },
      { flaky },
    );
    const begun = engine.clock.now();
    const execution = await engine.begin();
    const second = await engine.asleep();
    engine.clock.advance(second - engine.clock.now());
    await engine.until(() => tries === 2);
    const third = await engine.asleep();
    engine.clock.advance(third - engine.clock.now());
    expect((await engine.end(execution)).output).toBe(2);
    expect(second - begun).toBeGreaterThanOrEqual(600_000);
    expect(third - second).toBeGreaterThanOrEqual(1_200_000);
    expect(await engine.transitions(execution)).toBe(4);
    expect(await engine.history(execution, event => event.type === 'TaskStateEntered')).toHaveLength(1);
  });

  it('time a call out while it runs, and take no answer that comes after', async () => {
    const answers: (() => void)[] = [];
    const engine = await runningEngine(
      {
        StartAt: 'Slow',
        States: {
          Slow: {
            Type: 'Task',
            Resource: INVOKE,
            Arguments: { FunctionName: 'slow' },
            TimeoutSeconds: 10,
            Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
            End: true,
          },
          Late: { Type: 'Wait', Seconds: 100, Output: 'late', End: true },
        },
      },
      { slow: () => new Promise<string>(resolve => answers.push(() => resolve('in time'))) },
    );
    const execution = await engine.begin();
    await engine.until(() => answers.length === 1);
    engine.clock.advance(10_000);
    await engine.entered(execution, 'Late');
    for (const give of answers) give();
    engine.clock.advance(100_000);
    expect((await engine.end(execution)).output).toBe('late');
  });
});
