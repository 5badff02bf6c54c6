import type { Campaign } from './campaign.ts';
import { hashOf } from './canonical.ts';
import { type Day, dayOf } from './day.ts';
import { type Complaint, type FieldProblem, fieldProblemsOf, under } from './field-problem.ts';
import type { Sha256 } from './ids.ts';
import type { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import type { Category } from './policy-category.ts';
import { findCategory, findDistrict } from './policy-lookups.ts';
import type { Channel, ConsentGiven, Subject } from './report-action.ts';
import { CompleteReportForm, type ReportForm } from './report-form.ts';

type FormCheck =
  | { readonly ok: true; readonly form: CompleteReportForm; readonly category: Category }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

const problem = (path: FieldProblem['path'], complaint: Complaint): FieldProblem => ({ ...complaint, path });

/** Is the category known, for this channel, and one that this channel can carry to its end? */
export function checkPlace(policy: Policy, form: ReportForm, channel: Channel): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const category = findCategory(policy, form.category);
  if (category === undefined) problems.push(problem(['category'], unknownCategory));
  else if (!category.channels.some(open => open === channel))
    problems.push(problem(['category'], otherChannel));
  // Adverse entries and exemptions need their own procedure: notice, objection, finality. A plain report never makes one.
  else if (category.outcome !== 'points' && category.outcome !== 'red-list') {
    problems.push(problem(['category'], needsProcedure));
  }
  if (findDistrict(policy, form.district) === undefined)
    problems.push(problem(['district'], unknownDistrict));
  return problems;
}

/** A form ready to be handed in: complete, in the right channel, and about a deed of this campaign. */
export function checkForm(
  policy: Policy,
  campaign: Campaign,
  form: ReportForm,
  channel: Channel,
  now: Moment,
): FormCheck {
  const complete = CompleteReportForm.safeParse(form);
  if (!complete.success) {
    return { ok: false, problems: fieldProblemsOf(complete.error).map(found => under(['form'], found)) };
  }
  const problems = [...checkPlace(policy, form, channel)];
  const category = findCategory(policy, form.category);
  const { startedOn, endedOn } = complete.data.matter;
  const lastDay = lastDayOf(campaign, category, now);
  if (endedOn < startedOn) problems.push(problem(['matter', 'endedOn'], endsBeforeStart));
  if (startedOn < campaign.startedOn)
    problems.push(problem(['matter', 'startedOn'], beforeCampaign(campaign.startedOn)));
  if (endedOn > lastDay) problems.push(problem(['matter', 'endedOn'], afterCampaign(lastDay)));
  return problems.length > 0 || category === undefined
    ? { ok: false, problems: problems.map(found => under(['form'], found)) }
    : { ok: true, form: complete.data, category };
}

export function lastDayOf(campaign: Campaign, category: Category | undefined, now: Moment): Day {
  const today = dayOf(now);
  if (campaign.endedAt === null || category?.deed.mayFollowEnd === true) return today;
  const end = dayOf(campaign.endedAt);
  return end < today ? end : today;
}

/** Declarations and consents that the policy requires and the reporter did not give, or gave to another text. */
export function checkUndertakings(
  policy: Policy,
  category: Category,
  given: { readonly declarations: readonly string[]; readonly consents: readonly ConsentGiven[] },
): readonly FieldProblem[] {
  const declared = policy.eligibility.declarations
    .filter(({ id }) => !given.declarations.includes(id))
    .map(({ id, text }) => problem(['declarations'], declarationMissing(id, text.zh, text.en)));
  const wanted = policy.consents.filter(
    ({ id, required }) => required && category.consents.some(own => own === id),
  );
  const consented = wanted
    .filter(
      ({ id, textVersion }) =>
        !given.consents.some(one => one.consent === id && one.textVersion === textVersion),
    )
    .map(({ id, textVersion }) => problem(['consents'], consentMissing(id, textVersion)));
  const unknown = given.consents
    .map(({ consent }, index) => ({ consent, index }))
    .filter(({ consent }) => !policy.consents.some(({ id }) => id === consent))
    .map(({ index }) => problem(['consents', index], unknownConsent));
  return [...declared, ...consented, ...unknown];
}

type DeedSubject =
  | Pick<Extract<Subject, { kind: 'person' }>, 'kind' | 'subjectId'>
  | Pick<Extract<Subject, { kind: 'organisation' }>, 'kind' | 'creditCode'>;

export const subjectKeyOf = (subject: DeedSubject): string =>
  subject.kind === 'person' ? subject.subjectId : subject.creditCode;

/** What makes two reports the same deed: campaign, subject, category, and the first day where the policy counts by day. */
export function deedOf(
  campaign: Campaign,
  category: Category,
  subject: Subject,
  form: CompleteReportForm,
): Sha256 {
  return deedHashOf(campaign, category, subject, form.matter.startedOn);
}

/** The same, of a deed that is known by its first day. */
export function deedHashOf(
  { campaignId }: Pick<Campaign, 'campaignId'>,
  category: Pick<Category, 'id' | 'deed'>,
  subject: DeedSubject,
  startedOn: Day,
): Sha256 {
  const day = category.deed.window === 'day' ? startedOn : null;
  return hashOf([campaignId, subject.kind, subjectKeyOf(subject), category.id, day]);
}

const unknownCategory: Complaint = {
  code: 'unknown-category',
  message: { zh: '没有这个类别', en: 'There is no such category' },
  remedy: { zh: '请从政策所列类别中选择', en: 'Choose one of the categories of the policy' },
};

const otherChannel: Complaint = {
  code: 'category-of-another-channel',
  message: { zh: '此类别不能通过这个渠道报送', en: 'This category cannot be reported through this channel' },
  remedy: {
    zh: '企业和组织由行业主管部门推荐，请联系主管部门',
    en: 'Organisations are recommended by their department; ask it',
  },
};

export const needsProcedure: Complaint = {
  code: 'category-needs-procedure',
  message: {
    zh: '此类别须经法定程序办理，不能直接报送',
    en: 'This category goes by a procedure of law and cannot be reported directly',
  },
  remedy: {
    zh: '请按告知、异议、终局的程序办理',
    en: 'Follow the procedure of notice, objection and final decision',
  },
};

const unknownDistrict: Complaint = {
  code: 'unknown-district',
  message: { zh: '没有这个区县（市）或开发区', en: 'There is no such district, county or zone' },
  remedy: { zh: '请从政策所列地区中选择', en: 'Choose one of the districts of the policy' },
};

export const endsBeforeStart: Complaint = {
  code: 'ends-before-start',
  message: { zh: '结束日期早于开始日期', en: 'The last day is before the first day' },
  remedy: { zh: '请核对两个日期', en: 'Check both days' },
};

export const beforeCampaign = (start: Day): Complaint => ({
  code: 'before-campaign',
  message: { zh: `早于本次救灾期间的开始日（${start}）`, en: `Before the relief period began (${start})` },
  remedy: { zh: '本次只受理救灾期间内的事项', en: 'Only deeds within the relief period count' },
});

export const afterCampaign = (last: Day): Complaint => ({
  code: 'after-campaign',
  message: { zh: `晚于可报送的最后一天（${last}）`, en: `After the last day that can be reported (${last})` },
  remedy: {
    zh: '请核对日期；尚未发生的事项不能报送',
    en: 'Check the day; what has not happened cannot be reported',
  },
});

const declarationMissing = (id: string, zh: string, en: string): Complaint => ({
  code: 'declaration-missing',
  message: { zh: `需要声明：${zh}`, en: `This declaration is needed: ${en}` },
  remedy: { zh: `如属实，请勾选“${id}”`, en: `If it is true, declare "${id}"` },
});

const consentMissing = (id: string, version: string): Complaint => ({
  code: 'consent-missing',
  message: {
    zh: `需要同意“${id}”（文本版本 ${version}）`,
    en: `Consent "${id}" to text version ${version} is needed`,
  },
  remedy: {
    zh: '请阅读该文本；同意后再提交，不同意则无法受理',
    en: 'Read the text; the report can only be taken with this consent',
  },
});

const unknownConsent: Complaint = {
  code: 'unknown-consent',
  message: { zh: '没有这项同意', en: 'There is no such consent' },
  remedy: { zh: '请删除此项', en: 'Remove it' },
};
