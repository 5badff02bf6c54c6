import { describe, expect, test } from 'vitest';
import { fieldProblemsOf, pointerOf } from '../../../shared/domain/field-problem.ts';
import { Policy, policyReferenceOf } from '../../../shared/domain/policy.ts';
import { Category } from '../../../shared/domain/policy-category.ts';
import { LegalBasis, Measure } from '../../../shared/domain/policy-listing.ts';
import { zhengzhou } from './zhengzhou.ts';

const policy = zhengzhou();
const person = policy.categories.find(({ id }) => id === 'donation');
const defaulter = policy.categories.find(({ id }) => id === 'organisation-default');

/** What the schema says of the shipped policy after a change, as `/path: message`. */
const complaints = (change: (policy: Policy) => void): string[] => {
  const changed = zhengzhou();
  change(changed);
  const parsed = Policy.safeParse(changed);
  if (parsed.success) return [];
  return fieldProblemsOf(parsed.error, changed).map(
    ({ path, message }) => `${pointerOf(path)}: ${message.en}`,
  );
};

describe('the policy of Zhengzhou, 2021', () => {
  test('is whole', () => {
    expect(policyReferenceOf(policy)).toEqual({ policyId: 'zhengzhou-flood-2021', version: 1 });
    expect(policy.source.numbers).toEqual(['郑信用办〔2021〕13号', '郑信用办〔2021〕23号']);
  });

  test('has the twelve districts of GB/T 2260 and four zones without a code', () => {
    const names = policy.jurisdiction.districts.map(
      ({ gbCode, code, name }) => `${gbCode ?? code} ${name.zh}`,
    );
    expect(names).toEqual([
      '410102 中原区',
      '410103 二七区',
      '410104 管城回族区',
      '410105 金水区',
      '410106 上街区',
      '410108 惠济区',
      '410122 中牟县',
      '410181 巩义市',
      '410182 荥阳市',
      '410183 新密市',
      '410184 新郑市',
      '410185 登封市',
      'zone-airport 郑州航空港区',
      'zone-zhengdong 郑东新区',
      'zone-economic 郑州经开区',
      'zone-high-tech 郑州高新区',
    ]);
  });

  test('has one category for each requirement of conduct', () => {
    const rows = policy.categories.map(({ requirement, id, outcome }) => `${requirement} ${id} ${outcome}`);
    expect(rows).toEqual([
      'R1 frontline-relief points',
      'R2 aid-and-health points',
      'R3 public-order points',
      'R4 city-and-support points',
      'R5 donation points',
      'R6 urgent-production-leaders points',
      'R7 commendation points',
      'R9 organisation-contribution red-list',
      'R10 organisation-default defaulter-list',
      'R11 organisation-exemption exemption',
    ]);
  });

  test.each([
    ['platform-check', 5, 'working'],
    ['objection-platform', 3, 'working'],
    ['objection-department', 7, 'working'],
    ['objection-department-part', 3, 'working'],
    ['repair-accept', 3, 'working'],
    ['repair-answer', 10, 'working'],
    ['repair-done', 1, 'working'],
    ['delisting', 1, 'working'],
    ['revocation', 3, 'calendar'],
  ])('the law’s clock %s runs %i %s days and cites it', (id, days, kind) => {
    const clock = policy.clocks.find(c => c.id === id);
    expect(clock).toMatchObject({ days, kind });
    expect(clock?.source).not.toContain('example');
    expect(clock?.effectiveFrom).not.toBeNull();
  });

  test('restricts a defaulter in policy support and awards and in nothing else (R13)', () => {
    expect(policy.measures.map(({ id }) => id)).toEqual(['policy-support', 'awards']);
    expect(Measure.safeParse({ ...policy.measures[0], id: 'credit-loans' }).success).toBe(false);
  });

  test('asks a donor before commending publicly, and nobody else', () => {
    const asked = policy.categories.filter(({ consents }) =>
      consents.some(id => id === 'public-commendation'),
    );
    expect(asked.map(({ id }) => id)).toEqual(['donation', 'organisation-contribution']);
  });
});

describe('R8: nothing bad about a person can be written into a policy', () => {
  test('the shipped category passes, so that what follows is about the change', () => {
    expect(Category.safeParse(person).success).toBe(true);
    expect(Category.safeParse(defaulter).success).toBe(true);
  });

  test.each([
    ['a person on the defaulter list', { ...person, outcome: 'defaulter-list' }],
    ['a person on the red list', { ...person, outcome: 'red-list' }],
    ['a person exempted', { ...person, outcome: 'exemption' }],
    ['points taken away', { ...person, points: { value: -5, source: 'x' } }],
    ['no points at all', { ...person, points: { value: 0, source: 'x' } }],
    ['points left out', { ...person, points: null }],
    ['the organisations’ bad conduct put to persons', { ...person, requirement: 'R10' }],
    ['the defaulter category turned to persons', { ...defaulter, subject: 'person' }],
    ['the defaulter category for both', { ...defaulter, subject: ['organisation', 'person'] }],
    ['a penalty member of one’s own', { ...person, penalty: { value: 5, source: 'x' } }],
    ['points for listed organisations', { ...defaulter, points: { value: -5, source: 'x' } }],
  ])('%s', (_, category) => expect(Category.safeParse(category).success).toBe(false));

  test('even when the whole file is loaded', () => {
    const changed: unknown = {
      ...policy,
      categories: [...policy.categories, { ...person, id: 'rumour', outcome: 'defaulter-list' }],
    };
    expect(Policy.safeParse(changed).success).toBe(false);
  });
});

describe('bad conduct of an organisation', () => {
  test.each([
    ['reported by a citizen', { ...defaulter, channels: ['citizen'] }],
    ['determined by one person', { ...defaulter, fourEyes: false }],
  ])('is not %s', (_, category) => expect(Category.safeParse(category).success).toBe(false));

  test('needs a law or regulation; a municipal notice is no legal basis', () => {
    expect(LegalBasis.safeParse(policy.legalBases[0]).success).toBe(true);
    expect(LegalBasis.safeParse({ ...policy.legalBases[0], kind: 'municipal-notice' }).success).toBe(false);
  });
});

describe('a policy that contradicts itself is refused', () => {
  test('a district nobody answers for', () => {
    const found = complaints(({ categories }) => {
      const [first] = categories;
      const line = first?.competent[0];
      if (first && line)
        first.competent = [{ ...line, district: policy.jurisdiction.districts[0]?.code ?? '*' }];
    });
    expect(found).toHaveLength(15);
    expect(found[0]).toBe('/categories/0/competent: nobody is competent for frontline-relief in 410103');
  });

  test('a department that is not there', () => {
    const found = complaints(changed => {
      changed.departments = changed.departments.filter(({ id }) => id !== 'civil-affairs');
    });
    expect(found).toEqual(['/categories/4/competent/0: civil-affairs is no department here']);
  });

  test('the same category twice', () => {
    const found = complaints(({ categories }) => categories[0] && categories.push(categories[0]));
    expect(found).toEqual(['/categories/10: frontline-relief stands here twice']);
  });

  test('a clock left out', () => {
    const found = complaints(changed => {
      changed.clocks = changed.clocks.filter(({ id }) => id !== 'revocation');
    });
    expect(found).toEqual(['/clocks: revocation is missing']);
  });

  test('more points for one report than its category may earn', () => {
    const found = complaints(({ caps }) => {
      caps.perCategory.value = 20;
    });
    expect(found).toEqual(['/categories/6/points: one report earns more than caps.perCategory']);
  });

  test('a make-up day in the middle of the week', () => {
    const found = complaints(({ calendar }) => {
      const tuesday = calendar.holidays.find(({ from }) => from === '2021-09-19')?.to;
      if (tuesday) calendar.makeUpWorkdays.push(tuesday);
    });
    expect(found).toEqual([expect.stringContaining('2021-09-21 is no weekend day')]);
  });

  test('an unknown member is refused, not ignored', () => {
    const found = complaints(changed => Object.assign(changed, { blacklist: [] }));
    expect(found).toEqual(['/blacklist: This field is not known here']);
  });
});
