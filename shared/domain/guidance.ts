import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { CategoryId } from './ids.ts';
import type { Policy } from './policy.ts';
import { Category } from './policy-category.ts';
import type { ClockId } from './policy-clock.ts';
import { clockOf } from './policy-lookups.ts';

const Said = z.strictObject({ text: Bilingual, source: z.string() });
export type Said = z.infer<typeof Said>;

/** One category in the words of the policy: what counts, what proves it, who may report it, what comes of it and when. */
export const CategoryGuidance = z.strictObject({
  category: CategoryId,
  name: Bilingual,
  outcome: z.enum(Category.options.map(({ shape }) => shape.outcome.value)),
  whatCounts: Bilingual,
  examples: z.array(Bilingual),
  proof: z.strictObject({
    minimum: z.int(),
    maximum: z.int(),
    wants: z.array(z.strictObject({ name: Bilingual, example: Bilingual })),
  }),
  whoMay: z.array(Said),
  comesOf: z.array(Said),
  clocks: z.array(Said),
});
export type CategoryGuidance = z.infer<typeof CategoryGuidance>;

/** The policy explained (R22). It is the policy file itself that speaks, so it has its version and its sources. */
export const Guidance = z.strictObject({
  policyId: z.string(),
  version: z.int(),
  title: Bilingual,
  source: z.string(),
  categories: z.array(CategoryGuidance),
  benefits: z.array(Said.extend({ id: z.string(), subject: z.enum(['person', 'organisation']) })),
  measures: z.array(Said.extend({ id: z.string() })),
  /** The way back from the defaulter list. */
  repair: z.array(Said),
});
export type Guidance = z.infer<typeof Guidance>;

const b = (zh: string, en: string): Bilingual => ({ zh, en });
const say = (source: string, zh: string, en: string): Said => ({ text: b(zh, en), source });
const sourceOf = ({ source }: Policy): string => [source.title, ...source.numbers].join(' ');

export const guidanceOf = (policy: Policy): Guidance => ({
  policyId: policy.policyId,
  version: policy.version,
  title: policy.title,
  source: sourceOf(policy),
  categories: policy.categories.map(category => categoryGuidance(policy, category)),
  benefits: policy.benefits.map(({ id, subject, text, source }) => ({ id, subject, text, source })),
  measures: policy.measures.map(({ id, text, source }) => ({ id, text, source })),
  repair: repairWords(policy),
});

const categoryGuidance = (policy: Policy, category: Category): CategoryGuidance => ({
  category: category.id,
  name: category.name,
  outcome: category.outcome,
  whatCounts: category.description,
  examples: category.examples,
  proof: {
    minimum: category.evidence.minimum,
    maximum: category.evidence.maximum,
    wants: category.evidence.wants.map(({ name, example }) => ({ name, example })),
  },
  whoMay: whoMay(policy, category),
  comesOf: comesOf(policy, category),
  clocks: clocksOf(category).map(id => clockWords(policy, id)),
});

/** Who may report it, and about whom. */
export function whoMay(policy: Policy, category: Category): Said[] {
  const source = sourceOf(policy);
  if (category.subject === 'organisation')
    return [
      say(
        source,
        '由行业主管部门认定并推荐企业和社会组织；单位自己不直接报送，可向主管部门提供材料。',
        'The industry department determines and recommends enterprises and social organisations; an organisation does not report itself, and may hand its papers to the department.',
      ),
    ];
  const { minimumAge, declarations } = policy.eligibility;
  const bySelf = category.channels.includes('citizen');
  return [
    ...(bySelf
      ? [
          say(
            minimumAge.source,
            `年满 ${minimumAge.value} 周岁的市民本人，在线报送自己的事项。`,
            `Citizens of ${minimumAge.value} or over, online, about themselves.`,
          ),
          ...declarations.map(({ text }) => ({ text, source: minimumAge.source })),
        ]
      : []),
    ...(category.channels.includes('department')
      ? [say(source, '有关部门汇总报送。', 'Departments, for many persons at once.')]
      : []),
  ];
}

/** What a determination leads to: persons get points and stand on no list; organisations stand on lists. */
export function comesOf(policy: Policy, category: Category): Said[] {
  const source = sourceOf(policy);
  switch (category.outcome) {
    case 'points': {
      const { points } = category;
      const { perCategory, perPerson } = policy.caps;
      return [
        say(
          points.source,
          `认定后，在救灾期间结束后加 ${points.value} 分；同一类别最多 ${perCategory.value} 分，每人最多 ${perPerson.value} 分。`,
          `Once determined, ${points.value} points after the relief period; at most ${perCategory.value} from a category and ${perPerson.value} for a person.`,
        ),
        say(source, '个人不进入任何公示名单。', 'No person stands on any public list.'),
      ];
    }
    case 'red-list': {
      const { days } = clockOf(policy, policy.lists.redList.objectionClock);
      return [
        say(
          policy.lists.redList.source,
          `列入${policy.lists.redList.title.zh}：先公示 ${days} 个工作日，无异议的予以认定。`,
          `A place on the red list: shown for ${days} working days first, and recognised if no objection stands.`,
        ),
        ...policy.benefits.flatMap(benefit =>
          benefit.subject === 'organisation' ? [{ text: benefit.text, source: benefit.source }] : [],
        ),
      ];
    }
    case 'defaulter-list':
      return [
        say(
          policy.lists.defaulterList.source,
          '须有法律、行政法规或者地方性法规依据，经书面事先告知、陈述申辩、两人以上认定且决定生效后方可列入；市级文件不能单独作为依据。',
          'Only on the basis of a law or a regulation, after written notice, an answer, a determination by two officers, and once the decision is final; a municipal notice alone is no basis.',
        ),
        ...policy.measures.map(({ text, source: from }) => ({ text, source: from })),
        ...repairWords(policy),
      ];
    case 'exemption':
      return [
        say(
          policy.lists.exemption.source,
          '因灾导致的失信，经认定后暂不纳入平台，也不对外提供；到期复核。',
          'A default that the disaster caused is determined so, kept out of the platform and handed to nobody, and looked at again at a date.',
        ),
      ];
  }
}

/** What repair asks for, what it costs, and how long an answer takes. */
export function repairWords(policy: Policy): Said[] {
  const { source } = clockOf(policy, 'repair-answer');
  return [
    say(
      source,
      '改正后可以申请信用修复，只需两份材料：履行义务的证明和信用承诺书；不收费用。',
      'Whoever has put things right may apply for repair. Two papers are asked for and no other: proof of fulfilment and a letter of commitment. It is free of charge.',
    ),
    clockWords(policy, 'repair-accept'),
    clockWords(policy, 'repair-answer'),
    clockWords(policy, 'repair-done'),
    ...policy.severities.map(severity =>
      severity.shown
        ? say(
            severity.source,
            `${severity.name.zh}失信公示最短 ${severity.minimumMonths} 个月、最长 ${severity.maximumMonths} 个月，期满自动停止公示。`,
            `${severity.name.en} breaches are shown for ${severity.minimumMonths} months at least and ${severity.maximumMonths} at most, and then stop by themselves.`,
          )
        : say(
            severity.source,
            `${severity.name.zh}失信不公示。`,
            `${severity.name.en} breaches are not shown.`,
          ),
    ),
  ];
}

function clocksOf({ outcome }: Category): readonly ClockId[] {
  switch (outcome) {
    case 'points':
      return ['review', 'supplement'];
    case 'red-list':
      return ['review', 'red-list-objection'];
    case 'defaulter-list':
      return ['defaulter-notice', 'objection-platform', 'objection-department', 'repair-answer'];
    case 'exemption':
      return ['review', 'second-review'];
  }
}

function clockWords(policy: Policy, id: ClockId): Said {
  const { name, days, kind, source } = clockOf(policy, id);
  const [zh, en] = kind === 'working' ? ['个工作日', 'working days'] : ['个自然日', 'calendar days'];
  return say(source, `${name.zh}：${days} ${zh}`, `${name.en}: ${days} ${en}`);
}
