import { Cron } from 'croner';

/** The first moment after `after` (both ms since the epoch) at which a schedule is due; undefined if never again. */
export type NextRun = (after: number) => number | undefined;

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads an EventBridge Scheduler expression: `rate(5 minutes)` or `cron(min hour day month weekday year)` in a time
 * zone. A rate counts from the previous run. Throws on anything else, `at()` included.
 */
export function scheduleExpression(expression: string, timezone: string): NextRun {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const every = Number(rate[1]) * (unitMs[rate[2] ?? ''] ?? 0);
    if (every === 0) throw new Error(`schedule expression ${expression} is not supported`);
    return after => after + every;
  }
  const fields = /^cron\((\S+ \S+ \S+ \S+ \S+) (\S+)\)$/.exec(expression);
  if (fields === null) throw new Error(`schedule expression ${expression} is not supported`);
  // Seconds lead and the year trails; weekdays are numbered from Sunday = 1, as AWS has them.
  const [, beforeYear, year] = fields;
  const cron = new Cron(`0 ${beforeYear} ${year}`, {
    paused: true,
    timezone,
    mode: '7-part',
    alternativeWeekdays: true,
    // AWS writes 0/15 where cron has */15.
    sloppyRanges: true,
  });
  return after => cron.nextRun(new Date(after))?.getTime();
}
