import { dayOf } from '../../shared/domain/day.ts';
import { Moment } from '../../shared/domain/moment.ts';
import { WorkingCalendar, workingDaysBetween } from '../../shared/domain/working-days.ts';

/** Whole working days left after today until a deadline (a midnight) has run out; 0 on its last day and after it. */
export function workingDaysTo(dueAt: string, now: string, calendar: unknown): number {
  const last = dayOf(Moment.parse(new Date(Date.parse(dueAt) - 1).toISOString()));
  return workingDaysBetween(dayOf(Moment.parse(now)), last, WorkingCalendar.parse(calendar));
}
