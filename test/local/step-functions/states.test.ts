import { describe, expect, it } from 'vitest';
import { FunctionError, HOUR_MS, INVOKE, runningEngine } from './running-engine.ts';

describe('Pass, Choice, Succeed and Fail', () => {
  it('shapes output, keeps variables, and takes the first rule that holds', async () => {
    const engine = await runningEngine({
      StartAt: 'Note',
      States: {
        Note: {
          Type: 'Pass',
          Assign: {
            points: '{% $states.input.points %}',
            doubled: { now: '{% $states.input.points * 2 %}' },
          },
          Output: { seen: true },
          Next: 'Weigh',
        },
        Weigh: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $points > 100 %}', Next: 'Broken' },
            {
              Condition: '{% $points > 10 %}',
              Assign: { size: 'big' },
              Output: { was: '{% $states.input %}' },
              Next: 'Done',
            },
          ],
          Default: 'Small',
        },
        Small: { Type: 'Succeed', Output: 'small' },
        Broken: { Type: 'Fail', Error: 'TooMany', Cause: "{% 'points: ' & $string($points) %}" },
        Done: {
          Type: 'Succeed',
          Output: '{% $merge([$states.input, {"size": $size, "doubled": $doubled.now}]) %}',
        },
      },
    });
    expect(await engine.run({ points: 20 })).toMatchObject({
      status: 'SUCCEEDED',
      output: { was: { seen: true }, size: 'big', doubled: 40 },
    });
    expect(await engine.run({ points: 1 })).toMatchObject({ output: 'small' });
    expect(await engine.run({ points: 101 })).toMatchObject({
      status: 'FAILED',
      error: 'TooMany',
      cause: 'points: 101',
    });
    expect(engine.alarms).toMatchObject([{ kind: 'execution-failed', error: 'TooMany' }]);
  });

  it('fails with NoChoiceMatched where nothing holds and there is no Default', async () => {
    const engine = await runningEngine({
      StartAt: 'Weigh',
      States: {
        Weigh: { Type: 'Choice', Choices: [{ Condition: false, Next: 'Done' }] },
        Done: { Type: 'Succeed' },
      },
    });
    expect(await engine.run()).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it('evaluates Assign and Output against the variables before them', async () => {
    const engine = await runningEngine({
      StartAt: 'One',
      States: {
        One: { Type: 'Pass', Assign: { n: 1 }, Next: 'Two' },
        Two: {
          Type: 'Pass',
          Assign: { n: '{% $n + 1 %}', m: '{% $n %}' },
          Output: '{% $n %}',
          Next: 'Three',
        },
        Three: {
          Type: 'Pass',
          Output: { was: '{% $states.input %}', n: '{% $n %}', m: '{% $m %}' },
          End: true,
        },
      },
    });
    expect((await engine.run()).output).toEqual({ was: 1, n: 2, m: 1 });
  });
});

describe('Task', () => {
  it('wraps the answer of lambda:invoke, and leaves that of a bare function ARN alone', async () => {
    const bare = 'arn:aws:lambda:us-east-1:000000000000:function:greet';
    const greet = ({ name }: { name: string }) => `hello ${name}`;
    const engine = await runningEngine(
      {
        StartAt: 'Invoke',
        States: {
          Invoke: {
            Type: 'Task',
            Resource: INVOKE,
            Arguments: { FunctionName: 'greet', Payload: { name: '{% $states.input.name %}' } },
            Assign: { first: '{% $states.result %}' },
            Output: { name: '{% $states.result.Payload %}' },
            Next: 'Direct',
          },
          Direct: {
            Type: 'Task',
            Resource: bare,
            Output: { first: '{% $first %}', second: '{% $states.result %}' },
            End: true,
          },
        },
      },
      { greet, [bare]: greet },
    );
    expect((await engine.run({ name: 'Li' })).output).toEqual({
      first: { ExecutedVersion: '$LATEST', Payload: 'hello Li', StatusCode: 200 },
      second: 'hello hello Li',
    });
  });

  it('reports a function error by its type and a broken call as Lambda.ServiceException', async () => {
    const caught = {
      ErrorEquals: ['States.ALL'],
      Next: 'Tell',
      Assign: { was: '{% $states.errorOutput.Error %}' },
    };
    const engine = await runningEngine(
      {
        StartAt: 'Ask',
        States: {
          Ask: {
            Type: 'Task',
            Resource: INVOKE,
            Arguments: { FunctionName: '{% $states.input.call %}' },
            Catch: [caught],
            End: true,
          },
          Tell: {
            Type: 'Pass',
            Output: { was: '{% $was %}', cause: '{% $states.input.Cause %}' },
            End: true,
          },
        },
      },
      {
        refuses: () => {
          throw new FunctionError('NotFoundError', 'no report');
        },
        breaks: () => {
          throw new Error('socket');
        },
      },
    );
    expect((await engine.run({ call: 'refuses' })).output).toEqual({
      was: 'NotFoundError',
      cause: '{"errorMessage":"no report","errorType":"NotFoundError"}',
    });
    expect((await engine.run({ call: 'breaks' })).output).toMatchObject({ was: 'Lambda.ServiceException' });
    expect(engine.alarms).toMatchObject([{ kind: 'call-broken', functionName: 'breaks' }]);
  });

  it('catches an expression that fails, and ends on one that fails inside the Catch', async () => {
    const task = (output: string) => ({
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: INVOKE,
          Arguments: { FunctionName: 'f', Payload: '{% $states.input.missing %}' },
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: output, Next: 'Done' }],
          End: true,
        },
        Done: { Type: 'Succeed' },
      },
    });
    const caught = await runningEngine(task('{% $states.errorOutput.Error %}'));
    expect((await caught.run()).output).toBe('States.QueryEvaluationError');
    const uncaught = await runningEngine(task('{% $nothing %}'));
    expect(await uncaught.run()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(caught.calls).toEqual([]);
  });

  it('never lets more than 256 KiB through, and not even States.ALL catches that', async () => {
    const engine = await runningEngine(
      {
        StartAt: 'Ask',
        States: {
          Ask: {
            Type: 'Task',
            Resource: INVOKE,
            Arguments: { FunctionName: 'verbose' },
            Retry: [{ ErrorEquals: ['States.ALL'] }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
            Next: 'Done',
          },
          Done: { Type: 'Succeed' },
        },
      },
      { verbose: () => 'x'.repeat(262_144) },
    );
    expect(await engine.run()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

describe('Wait', () => {
  it('waits for seconds, and until a moment', async () => {
    const engine = await runningEngine({
      StartAt: 'Rest',
      States: {
        Rest: { Type: 'Wait', Seconds: '{% $states.input.seconds %}', Next: 'Until' },
        Until: { Type: 'Wait', Timestamp: '{% $states.input.until %}', End: true },
      },
    });
    const until = new Date(engine.clock.now() + 1000 * HOUR_MS).toISOString();
    const execution = await engine.begin({ seconds: 3600, until });
    await engine.entered(execution, 'Rest');
    engine.clock.advance(HOUR_MS);
    await engine.entered(execution, 'Until');
    engine.clock.advance(1000 * HOUR_MS);
    expect((await engine.end(execution)).output).toEqual({ seconds: 3600, until });
  });
});
