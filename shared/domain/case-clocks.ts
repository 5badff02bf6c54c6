import type { CaseClock, Warning } from './case-action.ts';
import { type CaseState, isUnpublished } from './case-state.ts';
import { addDays, dayOf, startOfDay } from './day.ts';
import type { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import type { ClockId } from './policy-clock.ts';
import { clockOf } from './policy-lookups.ts';
import { dueMoment, isWorkingDay, type WorkingCalendar, workingDaysBetween } from './working-days.ts';

/** When a clock of the policy that starts now runs out. */
export const dueOf = (policy: Policy, clock: ClockId, from: Moment): Moment =>
  dueMoment(from, clockOf(policy, clock), policy.calendar);

/**
 * A clock that stood still from `pausedAt` to `resumedAt`: as many working days are left as were left when it stopped (testing,
 * inspection and expert review are not counted, 河南省社会信用条例 第41条).
 */
export function dueAfterPause(
  dueAt: Moment,
  { pausedAt, resumedAt }: { readonly pausedAt: Moment; readonly resumedAt: Moment },
  calendar: WorkingCalendar,
): Moment {
  const left = workingDaysBetween(dayOf(pausedAt), addDays(dayOf(dueAt), -1), calendar);
  return dueMoment(resumedAt, { days: left, kind: 'working' }, calendar);
}

/** The start of the day on which so many of the policy's days are left before something happens. */
export function warningBefore(policy: Policy, moment: Moment): Moment {
  const { days, kind } = clockOf(policy, 'early-warning');
  let day = dayOf(moment);
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (kind === 'calendar' || isWorkingDay(day, policy.calendar)) left -= 1;
  }
  return startOfDay(day);
}

/** A clock of a case as both sides see it. */
export type RunningClock = { readonly clock: CaseClock; readonly dueAt: Moment; readonly paused: boolean };

/** Clocks for which an officer answers, and which hand a case to a supervisor when they run out. */
export function runningClocks(state: CaseState): readonly RunningClock[] {
  const clocks: RunningClock[] = [];
  const add = (clock: CaseClock, dueAt: Moment | null, paused = false) => {
    if (dueAt !== null) clocks.push({ clock, dueAt, paused });
  };
  const { objection, repair, leaving, confirmBy, exemption } = state;
  if (objection !== null) {
    const paused = objection.pause !== null;
    add('objection', objection.dueAt, paused);
    if (objection.opinion === null) add('objection-department-part', objection.departmentDueAt, paused);
  }
  if (repair !== null) add(...repairClock(repair));
  if (leaving !== null && state.status !== 'delisted') add('removal', leaving.removeBy);
  add('takedown-confirmation', confirmBy);
  if (exemption !== null) add('exemption-review', exemption.reviewAt);
  return clocks;
}

const repairClock = ({
  acceptedAt,
  acceptBy,
  answerBy,
}: NonNullable<CaseState['repair']>): readonly [CaseClock, Moment] =>
  acceptedAt === null ? ['repair-accept', acceptBy] : ['repair-answer', answerBy];

/** What the organisation is told of beforehand: from when, and what will happen when. */
export type ComingEvent = { readonly of: Warning; readonly warnAt: Moment; readonly about: Moment };

export function comingEvents(state: CaseState): readonly ComingEvent[] {
  const notice = state.notices.findLast(({ notice: kind }) => kind === 'listing');
  if (state.status === 'noticed' && notice !== undefined)
    return [{ of: 'objection-window-ends', warnAt: notice.warnAt, about: notice.windowEndsAt }];
  if (state.status === 'decided' && state.decided !== null && state.challenge === null)
    return [{ of: 'remedies-end', warnAt: state.decided.warnAt, about: state.decided.remediesEndAt }];
  if (state.status !== 'listed' || state.listed === null) return [];
  const { repairFrom, displayUntil, warnAt } = state.listed;
  const possible = startOfDay(repairFrom);
  return [
    { of: 'repair-possible', warnAt: possible, about: possible },
    { of: 'display-ends', warnAt, about: startOfDay(displayUntil) },
  ];
}

/** When the entry stops being shown by itself; null for what is not listed. */
export const expiresAt = (state: CaseState): Moment | null =>
  state.status === 'listed' && state.listed !== null ? startOfDay(state.listed.displayUntil) : null;

const isLeaving = ({ status, leaving }: CaseState): boolean => leaving !== null && status !== 'delisted';

/**
 * When the sweeper has to look at a case next; null where nothing will happen to it by itself. What is to be published or
 * waits for its receipts is looked at each minute.
 */
export function wakeAtOf(state: CaseState): Moment | null {
  if (isUnpublished(state) || isLeaving(state)) return state.changedAt;
  const moments = [
    ...runningClocks(state)
      .filter(({ clock, paused }) => !paused && !state.escalated.includes(clock))
      .map(({ dueAt }) => dueAt),
    ...comingEvents(state)
      .filter(({ of }) => !state.warnings.includes(of))
      .map(({ warnAt }) => warnAt),
    expiresAt(state),
  ].filter(moment => moment !== null);
  return moments.sort()[0] ?? null;
}
