import * as z from 'zod';
import { CreditCode } from './credit-code.ts';
import { Day } from './day.ts';
import { type Complaint, issueOf } from './field-problem.ts';
import { DistrictId, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';
import { Measure, SeverityId } from './policy-listing.ts';
import { line, organisationName, paragraph } from './text.ts';

// A resident ID has 15 or 18 digits; nothing that belongs into these texts has so many in a row.
const LONG_NUMBER = /[0-9]{14}/;

/** Text in which no identity document's number stands, however it is spaced or in whichever digits it is typed. */
const withoutNumbers = <S extends z.ZodType<string>>(text: S) =>
  text.superRefine((written, context) => {
    const digits = written.normalize('NFKC').replaceAll(/[\s.-]/gu, '');
    if (LONG_NUMBER.test(digits)) context.addIssue(issueOf(identityNumber));
  });

const identityNumber: Complaint = {
  code: 'identity-number',
  message: { zh: '不能填写证件号码', en: 'No identity number may stand here' },
  remedy: {
    zh: '请删除证件号码；统一社会信用代码填在专门的栏目中',
    en: 'Remove it; an organisation’s credit code has a field of its own',
  },
};

export const caseText = (max: number) => withoutNumbers(paragraph(max));
const caseLine = (max: number, min = 1) => withoutNumbers(line(max, min));

/** A decision's number, as departments number them: 郑市监信决〔2021〕12号. Public, so it can hold nothing else. */
export const DecisionNumber = z.string().regex(/^\p{Script=Han}{2,16}〔[0-9]{4}〕第?[0-9]{1,6}号$/u);

/** Articles by number and nothing else: 第28、31条. Public too. */
const Articles = z.string().regex(/^[第0-9一二三四五六七八九十百零〇、，条款项之至]{2,60}$/);

/** Whom a case is about: an organisation by its public name and code. There is no other kind. */
export const CaseSubject = z.strictObject({ name: withoutNumbers(organisationName), creditCode: CreditCode });
export type CaseSubject = z.infer<typeof CaseSubject>;

/** A paper in the department's archive: what it is, its number if it has one, and the SHA-256 of its scan. */
export const Paper = z.strictObject({
  title: caseLine(100),
  number: caseLine(60).nullable(),
  sha256: Sha256,
});
export type Paper = z.infer<typeof Paper>;

const papers = z.array(Paper).max(20);

export const ServiceMethod = z.enum(['in-person', 'mail', 'electronic', 'left-at-address', 'announcement']);
export type ServiceMethod = z.infer<typeof ServiceMethod>;

/** How a writing reached the organisation, on which day, and what shows it (送达回证). */
export const Service = z.strictObject({ how: ServiceMethod, servedOn: Day, proof: Paper });
export type Service = z.infer<typeof Service>;

/**
 * What a defaulter entry rests on, as the department writes it down: half filled in while it is a draft. `from` and `until`
 * are the first and the last day of the conduct.
 */
export const Charge = z.strictObject({
  conduct: z.string().max(60).nullable(),
  from: Day,
  until: Day,
  place: caseLine(120),
  facts: caseText(2000).nullable(),
  evidence: papers,
  /** An entry of the policy's catalogue of legal bases, and its articles that apply. */
  basis: z.strictObject({ id: z.string().max(60), articles: Articles }).nullable(),
  severity: SeverityId.nullable(),
  /** For how many months the entry is to be shown, within what the severity allows. */
  displayMonths: z.int().min(0).max(60).nullable(),
  measures: z.array(Measure.shape.id).max(2),
});
export type Charge = z.infer<typeof Charge>;

/** A default that the disaster caused (R11): what, why, where, when, and what shows it. */
export const Hardship = z.strictObject({
  record: caseText(1000),
  cause: caseText(1000),
  from: Day,
  until: Day,
  place: caseLine(120),
  evidence: papers.min(1),
});
export type Hardship = z.infer<typeof Hardship>;

/** What a case is about. */
export const CaseMatter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('default'), district: DistrictId, charge: Charge }),
  z.strictObject({ kind: z.literal('exemption'), district: DistrictId, hardship: Hardship }),
  /** Somebody's word against an entry of the red list. */
  z.strictObject({ kind: z.literal('red-list-objection'), statement: caseText(2000), dueAt: Moment }),
]);
export type CaseMatter = z.infer<typeof CaseMatter>;
export type CaseKind = CaseMatter['kind'];
export type MatterOf<K extends CaseKind> = Extract<CaseMatter, { kind: K }>;
