import { describe, expect, test } from 'vitest';
import {
  categoryOf,
  clockOf,
  competentDepartment,
  districtOf,
  findCategory,
  findDistrict,
  findLegalBasis,
  severityOf,
} from '../../../shared/domain/policy-lookups.ts';
import { zhengzhou } from './zhengzhou.ts';

const policy = zhengzhou();

describe('who is competent', () => {
  test('is answered for every category in every district, with the line that decided', () => {
    for (const { id } of policy.categories) {
      for (const { code } of policy.jurisdiction.districts) {
        const { department, rule } = competentDepartment(policy, id, code);
        expect(policy.departments).toContainEqual(department);
        expect(rule).toMatch(new RegExp(`^zhengzhou-flood-2021@1 ${id} `));
      }
    }
  });

  test('a district’s own line goes before the line for all', () => {
    expect(competentDepartment(policy, 'organisation-contribution', 'zone-airport')).toMatchObject({
      department: { id: 'commerce-bureau' },
      rule: 'zhengzhou-flood-2021@1 organisation-contribution zone-airport → commerce-bureau',
    });
    expect(competentDepartment(policy, 'organisation-contribution', '410182')).toMatchObject({
      department: { id: 'industry-bureau' },
      rule: 'zhengzhou-flood-2021@1 organisation-contribution * → industry-bureau',
    });
  });

  test('is never answered for a district of another city', () => {
    expect(() => competentDepartment(policy, 'donation', '410202')).toThrow(/no district 410202/);
  });
});

describe('looking up', () => {
  test('find may miss', () => {
    expect(findCategory(policy, 'rumour')).toBeUndefined();
    expect(findDistrict(policy, '410202')).toBeUndefined();
    expect(findLegalBasis(policy, 'municipal-notice')).toBeUndefined();
    expect(findLegalBasis(policy, 'henan-social-credit-regulation')?.kind).toBe('local-regulation');
  });

  test('the other look-ups may not', () => {
    expect(categoryOf(policy, 'donation').outcome).toBe('points');
    expect(districtOf(policy, '410182').name.zh).toBe('荥阳市');
    expect(clockOf(policy, 'repair-answer').days).toBe(10);
    expect(severityOf(policy, 'serious').maximumMonths).toBe(36);
    expect(() => categoryOf(policy, 'rumour')).toThrow(/version 1 has no category rumour/);
  });
});
