import type { Policy } from '../../shared/domain/policy.ts';
import type { ListEntry } from './recompute-release.ts';

const DAY_MS = 86_400_000;

/** Each deed's days of being shown: as in the list before, or counted day by day on the policy's calendar. */
export function withWindows(
  entries: readonly ListEntry[],
  before: readonly ListEntry[],
  cutOffDay: string,
  policy: Policy,
): readonly ListEntry[] {
  const lengthOf = (clock: string): number => {
    const found = policy.clocks.find(({ id }) => id === clock);
    if (found?.kind !== 'working') throw new Error(`the clock ${clock} is not one of working days`);
    return found.days;
  };
  const shownFrom = afterWorkedDays(cutOffDay, lengthOf('release-approval') + 1, policy);
  const objectionsUntil = afterWorkedDays(shownFrom, lengthOf(policy.lists.redList.objectionClock), policy);
  return entries.map(entry => {
    const earlier = before.find(({ creditCode }) => creditCode === entry.creditCode)?.deeds ?? [];
    return {
      ...entry,
      deeds: entry.deeds.map(deed => {
        const same = earlier.find(old =>
          Object.entries(deed).every(([name, value]) => Reflect.get(old, name) === value),
        );
        return { ...deed, ...(same ?? { shownFrom, objectionsUntil }) };
      }),
    };
  });
}

function afterWorkedDays(day: string, count: number, { calendar }: Policy): string {
  let at = Date.parse(day);
  for (let left = count; left > 0; ) {
    at += DAY_MS;
    const text = new Date(at).toISOString().slice(0, 10);
    const worked = calendar.makeUpWorkdays.some(makeUp => makeUp === text);
    const off = calendar.holidays.some(({ from, to }) => from <= text && text <= to);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    if (worked || (!off && !weekend)) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}
