import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, findCatcher, grantRetry } from '../../../local/step-functions/retry-and-catch.ts';
import { stateSchemas } from '../../../local/step-functions/state-schemas.ts';

/** Reads handlers as a definition would, defaults included. */
function handlers(fields: { Retry?: object[]; Catch?: object[] }) {
  const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...fields };
  return stateSchemas.Task.parse(task);
}

describe('ErrorEquals', () => {
  it.each([
    ['Mine', 'Mine', true],
    ['Mine', 'Yours', false],
    ['States.ALL', 'Mine', true],
    ['States.ALL', undefined, true],
    ['States.ALL', 'States.Timeout', true],
    ['States.ALL', 'States.QueryEvaluationError', true],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.ALL', 'States.Runtime', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['States.TaskFailed', 'Mine', true],
    ['States.TaskFailed', undefined, true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.TaskFailed', 'States.HeartbeatTimeout', false],
    ['States.TaskFailed', 'States.Runtime', false],
    ['States.Timeout', 'States.HeartbeatTimeout', true],
    ['States.HeartbeatTimeout', 'States.Timeout', false],
  ])('%s covers %s: %s', (name, error, expected) => {
    expect(covers([name], { error })).toBe(expected);
  });

  it('lets the first catcher that covers win', () => {
    const { Catch } = handlers({
      Catch: [
        { ErrorEquals: ['A', 'B'], Next: 'one' },
        { ErrorEquals: ['States.ALL'], Next: 'two' },
      ],
    });
    expect(findCatcher(Catch, { error: 'B' })?.Next).toBe('one');
    expect(findCatcher(Catch, { error: 'C' })?.Next).toBe('two');
  });
});

describe('Retry', () => {
  it('grows by BackoffRate up to MaxDelaySeconds, MaxAttempts times', () => {
    const { Retry } = handlers({
      Retry: [
        { ErrorEquals: ['A'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 4, MaxDelaySeconds: 20 },
      ],
    });
    const delays: number[] = [];
    let attempts: readonly number[] = [];
    for (;;) {
      const granted = grantRetry(Retry, { error: 'A' }, attempts, () => 0.5);
      if (!granted) break;
      delays.push(granted.delayMs);
      attempts = granted.attempts;
    }
    expect(delays).toEqual([2000, 6000, 18_000, 20_000]);
  });

  it('has the defaults of the States Language: 1 s, doubled, three times', () => {
    const { Retry } = handlers({ Retry: [{ ErrorEquals: ['A'] }] });
    expect(
      [[0], [1], [2], [3]].map(spent => grantRetry(Retry, { error: 'A' }, spent, () => 0)?.delayMs),
    ).toEqual([1000, 2000, 4000, undefined]);
  });

  it('counts each retrier for itself, grants as many as they allow, and jitters only downwards', () => {
    const retrier = (name: string) =>
      fc.record({
        ErrorEquals: fc.constant([name]),
        IntervalSeconds: fc.integer({ min: 1, max: 60 }),
        BackoffRate: fc.double({ min: 1, max: 3, noNaN: true }),
        MaxAttempts: fc.integer({ min: 0, max: 6 }),
        JitterStrategy: fc.constantFrom('FULL', 'NONE'),
      });
    const story = fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 30 });
    fc.assert(
      fc.property(
        retrier('A'),
        retrier('B'),
        story,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (a, b, errors, chance) => {
          const { Retry } = handlers({ Retry: [a, b] });
          const granted = { A: 0, B: 0, C: 0 };
          let attempts: readonly number[] = [];
          for (const error of errors) {
            const retry = grantRetry(Retry, { error }, attempts, () => chance);
            if (!retry) continue;
            const limit = error === 'A' ? a : b;
            const full = limit.IntervalSeconds * limit.BackoffRate ** granted[error as 'A' | 'B'] * 1000;
            expect(retry.delayMs).toBeLessThanOrEqual(Math.round(full));
            if (limit.JitterStrategy === 'NONE') expect(retry.delayMs).toBe(Math.round(full));
            granted[error as 'A' | 'B'] += 1;
            attempts = retry.attempts;
          }
          const asked = (name: string) => errors.filter(error => error === name).length;
          expect(granted).toEqual({
            A: Math.min(asked('A'), a.MaxAttempts),
            B: Math.min(asked('B'), b.MaxAttempts),
            C: 0,
          });
        },
      ),
    );
  });
});
