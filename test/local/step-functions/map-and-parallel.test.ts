import { describe, expect, it } from 'vitest';
import { ASK, FunctionError, gatedWork, INVOKE, runningEngine, signal } from './running-engine.ts';

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
