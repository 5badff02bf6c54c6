import { describe, expect, it } from 'vitest';
import { ASK, FunctionError, gatedWork, HOUR_MS, INVOKE, runningEngine, signal } from './running-engine.ts';

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

describe('many executions', () => {
  it('never have more calls in flight than the engine was given', async () => {
    const { work, kept, open } = gatedWork();
    const states = {
      Work: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: 'work' }, End: true },
    };
    const engine = await runningEngine({ StartAt: 'Work', States: states }, { work }, 2);
    const begun = await Promise.all(Array.from({ length: 30 }, () => engine.begin()));
    await engine.until(() => kept.now === 2);
    for (const execution of begun) await engine.entered(execution, 'Work');
    open();
    for (const execution of begun) expect((await engine.end(execution)).status).toBe('SUCCEEDED');
    expect(engine.calls).toHaveLength(30);
    expect(kept.most).toBe(2);
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

describe('Map', () => {
  const each = (map: object) => ({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Items: '{% $states.input.items %}',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'Work',
          States: {
            Work: {
              Type: 'Task',
              Resource: INVOKE,
              Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
              Output: '{% $states.result.Payload %}',
              End: true,
            },
          },
        },
        End: true,
        ...map,
      },
    },
  });

  it('runs an iteration per item and joins the results in the order of the items', async () => {
    const engine = await runningEngine(
      each({
        ItemSelector: {
          n: '{% $states.context.Map.Item.Value %}',
          at: '{% $states.context.Map.Item.Index %}',
          of: '{% $count($states.input.items) %}',
        },
        Output: { sums: '{% $states.result %}' },
      }),
      { work: ({ n, at, of }: { n: number; at: number; of: number }) => [n, at, of] },
    );
    expect((await engine.run({ items: [7, 8, 9] })).output).toEqual({
      sums: [
        [7, 0, 3],
        [8, 1, 3],
        [9, 2, 3],
      ],
    });
    expect((await engine.run({ items: [] })).output).toEqual({ sums: [] });
  });

  it('keeps to MaxConcurrency', async () => {
    const { work, kept, open } = gatedWork();
    const engine = await runningEngine(each({ MaxConcurrency: 3 }), { work });
    const execution = await engine.begin({ items: Array.from({ length: 12 }, (_, n) => n) });
    await engine.until(() => kept.now === 3);
    expect(await engine.history(execution, event => event.type === 'TaskScheduled')).toHaveLength(3);
    open();
    expect((await engine.end(execution)).status).toBe('SUCCEEDED');
    expect(kept.most).toBe(3);
  });

  it('fails whole with the error of one iteration, which can be retried and caught', async () => {
    let refusals = 0;
    const work = (n: number) => {
      if (n === 1 && refusals++ < 2) throw new FunctionError('Unlucky');
      return n;
    };
    const retried = await runningEngine(
      each({ Retry: [{ ErrorEquals: ['Unlucky'], IntervalSeconds: 1, MaxAttempts: 1 }] }),
      { work },
    );
    const execution = await retried.begin({ items: [0, 1, 2] });
    await retried.history(execution, event => event.type === 'MapStateFailed');
    retried.clock.advance(1000);
    expect(await retried.end(execution)).toMatchObject({ status: 'FAILED', error: 'Unlucky' });
    expect((await retried.run({ items: [0, 1, 2] })).output).toEqual([0, 1, 2]);
  });
});

describe('Parallel', () => {
  it('runs branches that see outer variables and keep their own', async () => {
    const branch = (name: string, add: number) => ({
      StartAt: name,
      States: {
        [name]: { Type: 'Pass', Assign: { mine: `{% $base + ${add} %}` }, Next: `${name} end` },
        [`${name} end`]: {
          Type: 'Pass',
          Output: { mine: '{% $mine %}', got: '{% $states.input %}' },
          End: true,
        },
      },
    });
    const engine = await runningEngine({
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { base: 10 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Arguments: { x: '{% $base %}' },
          Branches: [branch('Left', 1), branch('Right', 2)],
          Output: '{% $states.result.mine %}',
          End: true,
        },
      },
    });
    expect((await engine.run()).output).toEqual([11, 12]);
  });

  it('ends the other branches when one fails', async () => {
    const asked = signal();
    const engine = await runningEngine(
      {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              {
                StartAt: 'Wait for a person',
                States: {
                  'Wait for a person': {
                    Type: 'Task',
                    Resource: ASK,
                    Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
                    End: true,
                  },
                },
              },
              {
                StartAt: 'Fails',
                States: {
                  Fails: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: 'fails' }, End: true },
                },
              },
            ],
            Catch: [{ ErrorEquals: ['Bad'], Next: 'Done' }],
            End: true,
          },
          Done: { Type: 'Succeed', Output: '{% $states.input.Error %}' },
        },
      },
      {
        ask: () => asked.resolve(),
        fails: async () => {
          await asked.promise;
          throw new FunctionError('Bad');
        },
      },
    );
    expect(await engine.run()).toMatchObject({ status: 'SUCCEEDED', output: 'Bad' });
  });
});
