import type { Day } from './day.ts';
import type { Policy } from './policy.ts';
import type { Category } from './policy-category.ts';
import type { Clock, ClockId } from './policy-clock.ts';
import type { Conduct, LegalBasis, Measure, Severity, SeverityId } from './policy-listing.ts';
import type { Department, District } from './policy-shape.ts';

/** `find…` may miss: the id came from outside. `…Of` throws a fault: the id was taken from this very policy before. */

export const findCategory = (policy: Policy, category: string): Category | undefined =>
  policy.categories.find(({ id }) => id === category);

export const categoryOf = (policy: Policy, category: string): Category =>
  findCategory(policy, category) ?? absent(policy, 'category', category);

export const findDistrict = (policy: Policy, district: string): District | undefined =>
  policy.jurisdiction.districts.find(({ code }) => code === district);

export const districtOf = (policy: Policy, district: string): District =>
  findDistrict(policy, district) ?? absent(policy, 'district', district);

export const findDepartment = (policy: Policy, department: string): Department | undefined =>
  policy.departments.find(({ id }) => id === department);

export const departmentOf = (policy: Policy, department: string): Department =>
  findDepartment(policy, department) ?? absent(policy, 'department', department);

export const clockOf = (policy: Policy, clock: ClockId): Clock =>
  policy.clocks.find(({ id }) => id === clock) ?? absent(policy, 'clock', clock);

export const findLegalBasis = (policy: Policy, basis: string): LegalBasis | undefined =>
  policy.legalBases.find(({ id }) => id === basis);

/** The basis if it was in force on the day of the conduct: a later law reaches nothing that was done before it. */
export const findBasisOn = (policy: Policy, basis: string, day: Day): LegalBasis | undefined => {
  const found = findLegalBasis(policy, basis);
  const inForce =
    found !== undefined &&
    found.effectiveFrom <= day &&
    (found.effectiveUntil === null || day <= found.effectiveUntil);
  return inForce ? found : undefined;
};

export const findConduct = (policy: Policy, conduct: string): Conduct | undefined =>
  policy.conducts.find(({ id }) => id === conduct);

export const findMeasure = (policy: Policy, measure: string): Measure | undefined =>
  policy.measures.find(({ id }) => id === measure);

export const severityOf = (policy: Policy, severity: SeverityId): Severity =>
  policy.severities.find(({ id }) => id === severity) ?? absent(policy, 'severity', severity);

/** The one department that answers for a report, and the line of the policy that made it so. */
export type Competence = { readonly department: Department; readonly rule: string };

/**
 * Who determines a category's reports in a district: the district's own line before the line for all. Throws where the
 * category or the district is unknown; a policy that was parsed has an answer for every other pair.
 */
export const competentDepartment = (policy: Policy, category: string, district: string): Competence => {
  const { id, competent } = categoryOf(policy, category);
  const { code } = districtOf(policy, district);
  const line =
    competent.find(own => own.district === code) ??
    competent.find(all => all.district === '*') ??
    absent(policy, 'competent department', `${id} in ${code}`);
  return {
    department: departmentOf(policy, line.department),
    rule: `${policy.policyId}@${policy.version} ${id} ${line.district} → ${line.department}`,
  };
};

const absent = (policy: Policy, what: string, id: string): never => {
  throw new Error(`Policy ${policy.policyId} version ${policy.version} has no ${what} ${id}`);
};
