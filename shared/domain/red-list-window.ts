import * as z from 'zod';
import { canonicalJson } from './canonical.ts';
import type { CommendedDeed, ListedDeed, OrganisationRow, RedListEntry } from './composition.ts';
import { Day, startOfDay } from './day.ts';
import type { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import { clockOf } from './policy-lookups.ts';
import { addWorkingDays, dueDay } from './working-days.ts';

/**
 * The red list is shown first and recognised when no objection stands (Henan Social Credit Regulation art. 28). Both days
 * are known when a release is composed, because they stand in the bytes that are approved.
 */
export const ObjectionWindow = z.strictObject({
  /** By then the release is public: the working day after the last one on which it may still be approved. */
  shownFrom: Day,
  /** The last day of the window, included. From the next day on what was shown counts as recognised. */
  objectionsUntil: Day,
});
export type ObjectionWindow = z.infer<typeof ObjectionWindow>;

/** The window of what a release shows for the first time. */
export function objectionWindow(cutOff: Moment, policy: Policy): ObjectionWindow {
  const approvals = dueDay(cutOff, clockOf(policy, 'release-approval'), policy.calendar);
  const shownFrom = addWorkingDays(approvals, 1, policy.calendar);
  const objections = clockOf(policy, policy.lists.redList.objectionClock);
  return { shownFrom, objectionsUntil: dueDay(startOfDay(shownFrom), objections, policy.calendar) };
}

/**
 * Entries as the list shows them: what stood in the list before keeps its days, so that a window runs once; what is new gets
 * the window of this release, also in the entry of an organisation that was recognised for something else.
 */
export function shownEntries(
  before: readonly RedListEntry[],
  rows: readonly OrganisationRow[],
  window: ObjectionWindow,
): readonly RedListEntry[] {
  const known = new Map(before.map(entry => [entry.creditCode, entry]));
  return rows.map(({ creditCode, name, deeds }) => {
    const earlier = new Map(known.get(creditCode)?.deeds.map(deed => [deedKey(deed), deed]));
    return {
      creditCode,
      name,
      deeds: deeds.map((deed): ListedDeed => {
        const { shownFrom, objectionsUntil } = earlier.get(deedKey(deed)) ?? window;
        return { ...deed, shownFrom, objectionsUntil };
      }),
    };
  });
}

/** The same deed of the same organisation, whenever it was shown. */
function deedKey(deed: CommendedDeed | ListedDeed): string {
  const { category, title, startedOn, endedOn, department, district, determinedOn } = deed;
  return canonicalJson([category, title, startedOn, endedOn, department, district, determinedOn]);
}

/** Does a list show anything whose window begins with this release? */
export const showsAnew = (entries: readonly RedListEntry[], { shownFrom }: ObjectionWindow): boolean =>
  entries.some(({ deeds }) => deeds.some(deed => deed.shownFrom === shownFrom));

export const Recognition = z.enum(['shown', 'recognised']);
export type Recognition = z.infer<typeof Recognition>;

/** How a deed stands on a day. An objection that is not decided holds it back, however late it is. */
export const recognitionOf = (
  deed: Pick<ListedDeed, 'objectionsUntil'>,
  day: Day,
  objectionStands: boolean,
): Recognition => (day <= deed.objectionsUntil || objectionStands ? 'shown' : 'recognised');

/** From which day on the organisation has the benefits of the red list, if no objection stands: that of its first deed. */
export const recognisedAfter = ({ deeds }: Pick<RedListEntry, 'deeds'>): Day => {
  const [first, ...rest] = deeds.map(({ objectionsUntil }) => objectionsUntil);
  if (first === undefined) throw new Error('an entry without deeds');
  return rest.reduce((earliest, day) => (day < earliest ? day : earliest), first);
};
