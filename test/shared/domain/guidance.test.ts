import { describe, expect, it } from 'vitest';
import { Day } from '../../../shared/domain/day.ts';
import { EligibilityQuestion, eligibilityFor } from '../../../shared/domain/eligibility.ts';
import { Guidance, guidanceOf } from '../../../shared/domain/guidance.ts';
import { zhengzhou } from './zhengzhou.ts';

const policy = zhengzhou();
const today = Day.parse('2021-12-01');
const ask = (question: object) => eligibilityFor(policy, EligibilityQuestion.parse(question), today);

describe('guidance', () => {
  it('explains every category, benefit and measure, each with a source and in both languages', () => {
    const guidance = Guidance.parse(guidanceOf(policy));
    expect(guidance.categories.map(({ category }) => category)).toEqual(
      policy.categories.map(({ id }) => id),
    );
    expect(guidance.benefits).toHaveLength(policy.benefits.length);
    expect(guidance.measures).toHaveLength(policy.measures.length);
    for (const { whoMay, comesOf, clocks, proof } of guidance.categories) {
      for (const said of [whoMay, comesOf, clocks, proof.wants]) expect(said.length).toBeGreaterThan(0);
      for (const { source } of [...whoMay, ...comesOf, ...clocks]) expect(source).not.toBe('');
    }
  });

  it('changes with the policy and not with the code', () => {
    const other = structuredClone(policy);
    const category = other.categories.find(({ outcome }) => outcome === 'points');
    if (category?.outcome !== 'points') throw new Error('no category of points');
    category.points.value = 7;
    expect(JSON.stringify(guidanceOf(other))).toContain('加 7 分');
    expect(JSON.stringify(guidanceOf(policy))).not.toContain('加 7 分');
  });
});

describe('whether one may', () => {
  const me = { about: 'category', id: 'donation', who: 'person', age: 30, resident: 'yes', capacity: 'yes' };

  it.each([
    ['an adult resident', me, true],
    ['whoever does not say how old they are', { ...me, age: undefined }, null],
    ['a minor, whatever else is unknown', { ...me, age: 17, resident: undefined }, false],
    ['somebody who lives elsewhere', { ...me, resident: 'no' }, false],
    ['an organisation in a category of persons', { ...me, who: 'organisation' }, false],
    [
      'an organisation for itself',
      { about: 'category', id: 'organisation-contribution', who: 'organisation' },
      false,
    ],
    ['a score of that level', { about: 'benefit', id: 'tourism', who: 'person', excellent: 'yes' }, true],
    [
      'a list that is only shown',
      { about: 'benefit', id: 'credit-loans', who: 'organisation', recognised: 'no' },
      false,
    ],
    [
      'a person, by a measure',
      { about: 'measure', id: 'awards', who: 'person', listedOn: '2021-10-01' },
      false,
    ],
    [
      'a listed organisation, by a measure',
      { about: 'measure', id: 'awards', who: 'organisation', listedOn: '2021-10-01' },
      true,
    ],
  ])('%s', (_, question, may) => {
    const found = ask(question);
    expect(found?.may).toBe(may);
    expect(found?.reasons.some(({ met }) => met === may)).toBe(true);
    expect(found?.follows.length).toBeGreaterThan(0);
  });

  it('apply for repair: from the day on which the shortest period is over, and it says which', () => {
    const repair = { about: 'repair', id: 'ordinary', who: 'organisation', fulfilled: 'yes' };
    expect(ask({ ...repair, listedOn: '2021-09-01' })?.may).toBe(true);
    const early = ask({ ...repair, listedOn: '2021-09-02' });
    expect(early?.may).toBe(false);
    expect(JSON.stringify(early)).toContain('2021-12-02');
  });

  it('is not answered about what the policy does not have', () => {
    expect(ask({ ...me, id: 'no-such-thing' })).toBeNull();
    expect(ask({ about: 'benefit', id: 'tourism', who: 'organisation' })).toBeNull();
    expect(ask({ about: 'repair', id: 'grave', who: 'organisation' })).toBeNull();
  });
});
