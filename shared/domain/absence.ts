import type { Absence, Staff } from './actor.ts';
import type { DistrictId } from './ids.ts';
import type { Moment } from './moment.ts';
import { coversDistrict } from './permission.ts';

type Absent = Staff & { readonly absence: Absence };

const isAbsent = (officer: Staff, now: Moment): officer is Absent =>
  officer.absence !== undefined && officer.absence.from <= now && now < officer.absence.until;

const overlap = (a: Absence, b: Absence): boolean => a.from < b.until && b.from < a.until;

/** Do they do the same work? The office's among themselves, a department's among themselves; nobody stands in for an auditor. */
const areColleagues = (one: Staff, other: Staff): boolean =>
  one.role === 'office'
    ? other.role === 'office'
    : one.department !== null && one.department === other.department;

const coversAllOf = (delegate: Staff, absent: Staff): boolean =>
  absent.districts.every(
    district => delegate.districts.includes('*') || (district !== '*' && coversDistrict(delegate, district)),
  );

/** Why this officer cannot be the delegate of that one; null where they can. */
export function whyNoDelegate(
  absent: Staff,
  delegate: Staff | null,
  absence: Absence,
): 'nobody' | 'other-department' | 'other-districts' | 'absent-too' | null {
  if (delegate === null || !delegate.active || delegate.account === absent.account) return 'nobody';
  if (!areColleagues(absent, delegate)) return 'other-department';
  if (!coversAllOf(delegate, absent)) return 'other-districts';
  return delegate.absence !== undefined && overlap(delegate.absence, absence) ? 'absent-too' : null;
}

/**
 * Who does this officer's work now: they themself, or while they are away their delegate, or the delegate's where that
 * one fell away later. Null where the last one named cannot: who was named then may have been moved since.
 */
export function standInFor(staff: readonly Staff[], officer: Staff, now: Moment): Staff | null {
  const seen = new Set<string>();
  let current: Staff = officer;
  while (isAbsent(current, now)) {
    seen.add(current.account);
    const named = current.absence.delegate;
    const delegate = staff.find(({ account }) => account === named);
    if (delegate === undefined || seen.has(delegate.account)) return null;
    if (!delegate.active || !areColleagues(officer, delegate)) return null;
    current = delegate;
  }
  return current;
}

/** The accounts of absent colleagues whose work this account does now. */
export const standsInFor = (staff: readonly Staff[], account: string, now: Moment): readonly string[] =>
  staff
    .filter(officer => officer.account !== account && isAbsent(officer, now))
    .filter(officer => standInFor(staff, officer, now)?.account === account)
    .map(officer => officer.account);

/** May this officer review what waits for the department in the district? */
export const reviewsIn = (
  { active, role, department, districts }: Staff,
  desk: { readonly department: string; readonly district: DistrictId },
): boolean =>
  active &&
  (role === 'reviewer' || role === 'lead') &&
  department === desk.department &&
  coversDistrict({ districts }, desk.district);
