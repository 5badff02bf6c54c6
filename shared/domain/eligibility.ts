import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { addMonths, Day } from './day.ts';
import { comesOf, repairWords, type Said, whoMay } from './guidance.ts';
import type { Policy } from './policy.ts';
import { SeverityId } from './policy-listing.ts';
import { findCategory } from './policy-lookups.ts';

const yesOrNo = z.enum(['yes', 'no']).optional();

/** What somebody wants to know, and what they say of themselves: nothing by which they could be known. */
export const EligibilityQuestion = z.strictObject({
  about: z.enum(['category', 'benefit', 'measure', 'repair']),
  /** The policy's id of it; for repair, the severity of the entry. */
  id: z.string().min(1).max(60),
  who: z.enum(['person', 'organisation']),
  age: z.coerce.number().int().min(0).max(150).optional(),
  resident: yesOrNo,
  capacity: yesOrNo,
  /** A score of the level “excellent” or above, which another system knows. */
  excellent: yesOrNo,
  /** Recognised on the red list, its objection window over. */
  recognised: yesOrNo,
  /** Of the entry whose repair is asked about. */
  listedOn: Day.optional(),
  fulfilled: yesOrNo,
});
export type EligibilityQuestion = z.infer<typeof EligibilityQuestion>;

const Reason = z.strictObject({
  /** Null where the question did not say. */
  met: z.boolean().nullable(),
  text: Bilingual,
  source: z.string(),
});

export const Eligibility = z.strictObject({
  /** No as soon as one reason says no; null while something is not known. */
  may: z.boolean().nullable(),
  reasons: z.array(Reason),
  /** What comes next, or what else one may do. */
  follows: z.array(z.strictObject({ text: Bilingual, source: z.string() })),
});
export type Eligibility = z.infer<typeof Eligibility>;
type Reason = z.infer<typeof Reason>;

const answered = (answer: 'yes' | 'no' | undefined): boolean | null =>
  answer === undefined ? null : answer === 'yes';

/** May they, and why or why not? Null where the policy has nothing of that id. `today` is the day of asking. */
export function eligibilityFor(policy: Policy, asked: EligibilityQuestion, today: Day): Eligibility | null {
  switch (asked.about) {
    case 'category':
      return forCategory(policy, asked);
    case 'benefit':
      return forBenefit(policy, asked);
    case 'measure':
      return forMeasure(policy, asked);
    case 'repair':
      return forRepair(policy, asked, today);
  }
}

function verdict(reasons: readonly Reason[], follows: readonly Said[]): Eligibility {
  const met = reasons.map(reason => reason.met);
  const may = met.includes(false) ? false : met.includes(null) ? null : true;
  return { may, reasons: [...reasons], follows: [...follows] };
}

const kindOfSubject = (
  who: EligibilityQuestion['who'],
  wanted: 'person' | 'organisation',
  source: string,
) => ({
  met: who === wanted,
  text:
    wanted === 'person'
      ? { zh: '适用于个人', en: 'It is for persons' }
      : { zh: '适用于企业和社会组织', en: 'It is for enterprises and social organisations' },
  source,
});

function forCategory(policy: Policy, asked: EligibilityQuestion): Eligibility | null {
  const category = findCategory(policy, asked.id);
  if (category === undefined) return null;
  const source = [policy.source.title, ...policy.source.numbers].join(' ');
  const kind = kindOfSubject(asked.who, category.subject, source);
  const bySelf = category.subject === 'person' && category.channels.includes('citizen');
  if (!bySelf) {
    const only = {
      met: false,
      text: {
        zh: '由有关部门报送，不能自行报送',
        en: 'Departments report it; nobody reports it for themself',
      },
      source,
    };
    return verdict([kind, only], whoMay(policy, category));
  }
  const { minimumAge, declarations } = policy.eligibility;
  const said = { 'permanent-resident': asked.resident, 'full-civil-capacity': asked.capacity };
  return verdict(
    [
      kind,
      {
        met: asked.age === undefined ? null : asked.age >= minimumAge.value,
        text: {
          zh: `报送当日年满 ${minimumAge.value} 周岁`,
          en: `${minimumAge.value} or over on the day of reporting`,
        },
        source: minimumAge.source,
      },
      ...declarations.map(({ id, text }) => ({ met: answered(said[id]), text, source: minimumAge.source })),
    ],
    comesOf(policy, category),
  );
}

function forBenefit(policy: Policy, asked: EligibilityQuestion): Eligibility | null {
  const benefit = policy.benefits.find(({ id, subject }) => id === asked.id && subject === asked.who);
  if (benefit === undefined) return null;
  const reason =
    benefit.due === 'red-list'
      ? {
          met: answered(asked.recognised),
          text: { zh: '在红榜上，公示期满且已认定', en: 'On the red list, shown and recognised' },
          source: benefit.source,
        }
      : {
          met: answered(asked.excellent),
          text: { zh: '“商鼎分”在“优秀”及以上', en: 'A score of “excellent” or above' },
          source: benefit.source,
        };
  return verdict([reason], [{ text: benefit.text, source: benefit.source }]);
}

/** A restriction, read from the side of whoever fears it. `may`: can it touch them? */
function forMeasure(policy: Policy, asked: EligibilityQuestion): Eligibility | null {
  const measure = policy.measures.find(({ id }) => id === asked.id);
  if (measure === undefined) return null;
  const listed = {
    met: asked.listedOn === undefined ? null : true,
    text: {
      zh: '已依法列入失信名单且在公示期内',
      en: 'On the defaulter list by law, within its display period',
    },
    source: measure.source,
  };
  return verdict(
    [kindOfSubject(asked.who, 'organisation', measure.source), listed],
    [{ text: measure.text, source: measure.source }, ...repairWords(policy)],
  );
}

function forRepair(policy: Policy, asked: EligibilityQuestion, today: Day): Eligibility | null {
  const id = SeverityId.safeParse(asked.id);
  const severity = policy.severities.find(one => one.id === id.data);
  if (severity === undefined) return null;
  const earliest = asked.listedOn === undefined ? null : addMonths(asked.listedOn, severity.minimumMonths);
  const { name, minimumMonths, source } = severity;
  return verdict(
    [
      kindOfSubject(asked.who, 'organisation', source),
      {
        met: answered(asked.fulfilled),
        text: { zh: '已经改正并履行义务', en: 'What was wrong is put right and the duty fulfilled' },
        source,
      },
      {
        met: earliest === null ? null : today >= earliest,
        text: {
          zh: `${name.zh}失信公示满 ${minimumMonths} 个月${earliest === null ? '' : `（自 ${earliest} 起可以申请）`}`,
          en: `Shown for ${minimumMonths} months as ${name.en.toLowerCase()}${earliest === null ? '' : ` (from ${earliest} on)`}`,
        },
        source,
      },
    ],
    repairWords(policy),
  );
}
