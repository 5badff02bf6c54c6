import { type Moment, millisOf } from './moment.ts';

export type ClockRisk = 'due' | 'at-risk' | 'overdue';

/** One working day's notice is the least in which an office can still act: a day and a night. */
const AT_RISK_MS = 24 * 3_600_000;

/** The colour of a clock. The deadline itself is already too late. */
export function clockRiskOf(dueAt: Moment, now: Moment): ClockRisk {
  const left = millisOf(dueAt) - millisOf(now);
  if (left <= 0) return 'overdue';
  return left <= AT_RISK_MS ? 'at-risk' : 'due';
}
