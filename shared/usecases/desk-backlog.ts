import { type ClockLine, clockRiskOf } from '../domain/clock-risk.ts';
import { startOfDay } from '../domain/day.ts';
import type { DeskNumbers } from '../domain/desk-numbers.ts';
import type { Moment } from '../domain/moment.ts';
import type { DeskCounts } from '../ports/counters.ts';

/** What waits, as a desk or a city reads it. Which clocks are at risk follows from the days on which they run out. */
export function backlogOf(numbers: DeskNumbers, line: ClockLine) {
  const { waiting, byCategory, byChannel, linked, escalated, byDue } = numbers;
  const byClock = { overdue: 0, atRisk: 0, due: 0 };
  for (const { day, count } of byDue) {
    const risk = clockRiskOf(startOfDay(day), line);
    byClock[risk === 'at-risk' ? 'atRisk' : risk] += count;
  }
  return { waiting, byCategory, byChannel, byClock, linked, escalated };
}

/** When a change was last counted in any of them. */
export const newestOf = (counted: readonly DeskCounts[]): Moment | null =>
  counted
    .flatMap(({ countedAt }) => countedAt ?? [])
    .sort()
    .at(-1) ?? null;
