import { describe, expect, it } from 'vitest';
import { scheduleExpression } from '../../../local/events/schedule-expression.ts';

const next = (expression: string, after: string, zone = 'Asia/Shanghai') => {
  const at = scheduleExpression(expression, zone)(Date.parse(after));
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('schedule expressions', () => {
  it.each([
    ['rate(5 minutes)', '2026-07-01T00:00:00Z', '2026-07-01T00:05:00.000Z'],
    ['rate(1 hour)', '2026-07-01T00:00:00Z', '2026-07-01T01:00:00.000Z'],
    ['rate(2 days)', '2026-07-01T00:00:00Z', '2026-07-03T00:00:00.000Z'],
    // Nine in the morning in Shanghai is one o'clock UTC.
    ['cron(0 9 * * ? *)', '2026-07-01T00:00:00Z', '2026-07-01T01:00:00.000Z'],
    // Weekday 2 is Monday, since AWS counts from Sunday = 1.
    ['cron(30 8 ? * 2 *)', '2026-07-01T00:00:00Z', '2026-07-06T00:30:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-07-01T00:01:00Z', '2026-07-01T00:15:00.000Z'],
    ['cron(0 0 L * ? 2026)', '2026-07-01T00:00:00Z', '2026-07-30T16:00:00.000Z'],
  ])('%s after %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it('ends with its last year', () => {
    expect(next('cron(0 0 1 1 ? 2025)', '2026-07-01T00:00:00Z')).toBeUndefined();
  });

  it.each(['at(2026-07-01T00:00:00)', 'rate(0 minutes)', 'rate(5 fortnights)', 'cron(* * * * *)', 'daily'])(
    'refuses %s',
    expression => {
      expect(() => scheduleExpression(expression, 'UTC')).toThrow();
    },
  );
});
