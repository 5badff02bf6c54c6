import * as z from 'zod';
import type { Moment } from './moment.ts';
import { dueMoment, type WorkingCalendar } from './working-days.ts';

/** The colour of a waiting report's clock. */
export const ClockRisk = z.enum(['due', 'at-risk', 'overdue']);
export type ClockRisk = z.infer<typeof ClockRisk>;

/** The two moments between which clocks are at risk; worked out once per call, so that all rows are told alike. */
export type ClockLine = { readonly now: Moment; readonly atRiskBefore: Moment };

/**
 * A clock is at risk once no more than one whole working day is left after today: it runs out before the second one
 * from now has ended. On the Friday before a make-up Saturday that day is the Saturday; before a holiday it is the last
 * day on which anybody is at work.
 */
export const clockLineAt = (now: Moment, calendar: WorkingCalendar): ClockLine => ({
  now,
  atRiskBefore: dueMoment(now, { days: 2, kind: 'working' }, calendar),
});

/** The deadline itself is already too late. */
export function clockRiskOf(dueAt: Moment, { now, atRiskBefore }: ClockLine): ClockRisk {
  if (dueAt <= now) return 'overdue';
  return dueAt < atRiskBefore ? 'at-risk' : 'due';
}
