import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { hashOf } from './canonical.ts';
import { CampaignId, CategoryId, DepartmentId, ReleaseNumber, ReportId, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';
import { ReportStatus } from './report.ts';
import { Channel } from './report-action.ts';
import { ReportForm } from './report-form.ts';

/**
 * The two lawful bases, kept apart on every record: a person's own upload rests on consent (PIPL art. 13 (1)), a department's
 * report on its statutory duty (art. 13 (3)).
 */
export const Basis = z.enum(['consent', 'statutory-duty']);
export type Basis = z.infer<typeof Basis>;

export const basisOf = (channel: Channel): Basis => (channel === 'citizen' ? 'consent' : 'statutory-duty');

export const basisNames: Readonly<Record<Basis, Bilingual>> = {
  consent: { zh: '本人同意', en: 'Your own consent' },
  'statutory-duty': { zh: '部门履行法定职责', en: 'A department’s statutory duty' },
};

const ConsentView = z.strictObject({
  consent: z.string(),
  text: Bilingual,
  textVersion: z.string(),
  givenAt: Moment,
  withdrawnAt: Moment.nullable(),
  /** What withdrawing would do, and the hash by which one says that one has read it; null where there is nothing to withdraw. */
  withdrawal: z.strictObject({ effect: Bilingual, effectHash: Sha256 }).nullable(),
});

/** One report about the subject: what is kept, from whom, on which basis. */
export const RecordItem = z.strictObject({
  reportId: ReportId,
  receiptNumber: z.string(),
  campaignId: CampaignId,
  category: CategoryId,
  status: ReportStatus,
  channel: Channel,
  basis: Basis,
  basisName: Bilingual,
  /** The department that sent it; null where the subject did. */
  from: DepartmentId.nullable(),
  form: ReportForm,
  evidence: z.array(z.strictObject({ name: z.string(), type: z.string(), length: z.int(), sha256: Sha256 })),
  submittedAt: Moment,
  determination: z
    .strictObject({
      outcome: z.enum(['approved', 'rejected']),
      at: Moment,
      department: DepartmentId.nullable(),
      text: z.string().nullable(),
      policyVersion: z.int(),
    })
    .nullable(),
  consents: z.array(ConsentView),
});
export type RecordItem = z.infer<typeof RecordItem>;

/** Points that were handed to the points system. It alone receives anything of a person. */
const Handover = z.strictObject({
  to: z.literal('points-system'),
  campaignId: CampaignId,
  release: ReleaseNumber,
  points: z.int(),
  at: Moment,
});

const Copies = z.strictObject({ year: z.int(), taken: z.int(), free: z.int() });

/** Of a document the last four characters: enough to know it again. Null where no identity is kept. */
const SubjectIdentity = z
  .strictObject({
    name: z.string(),
    sex: z.string(),
    documentType: z.string(),
    documentEnding: z.string(),
    birthDate: z.string(),
  })
  .nullable();

export const SubjectRecord = z.strictObject({
  subject: SubjectIdentity,
  items: z.array(RecordItem),
  next: z.string().nullable(),
  received: z.array(Handover),
  copies: Copies,
  rights: z.array(Bilingual),
});
export type SubjectRecord = z.infer<typeof SubjectRecord>;

/** Everything at once, with who looked at each report. */
export const RecordCopy = z.strictObject({
  schemaVersion: z.literal(1),
  reference: z.string(),
  madeAt: Moment,
  subject: SubjectIdentity,
  items: z.array(
    RecordItem.extend({
      accesses: z.array(
        z.strictObject({
          at: Moment,
          role: z.string(),
          department: DepartmentId.nullable(),
          what: Bilingual,
        }),
      ),
    }),
  ),
  /** False where there was more than one copy holds; the record itself shows the rest. */
  complete: z.boolean(),
  received: z.array(Handover),
  copies: Copies,
  rights: z.array(Bilingual),
});
export type RecordCopy = z.infer<typeof RecordCopy>;

/** By this one says which effect one has read, of which consent to which report. */
export const effectHashOf = (reportId: ReportId, consent: string, effect: Bilingual): Sha256 =>
  Sha256.parse(hashOf([reportId, consent, effect]));

/** Henan Social Credit Regulation art. 40: two free reports a year. Looking is free without a limit. */
export const freeCopiesPerYear = 2;

export const subjectRights: readonly Bilingual[] = [
  {
    zh: '随时免费查看上述信息，并查看谁在何时查阅过；每年可领取两份免费报告。',
    en: 'See all of this at any time, free of charge, with who looked at it and when; two copies a year are free.',
  },
  {
    zh: '随时撤回任何一项同意；撤回的影响在撤回之前写明，撤回不影响此前已进行的处理。',
    en: 'Withdraw any consent at any time. What that does is told before; what was done until then stays lawful.',
  },
  {
    zh: '认为信息有误或者不完整的，请求更正、补充；请求删除已无必要保存的信息。请向市信用办或者认定部门书面提出，近亲属为身故者提出的，同样由市信用办受理。',
    en: 'Ask for what is wrong or incomplete to be corrected, and for what need not be kept to be erased: in writing, to the credit office or the department; next of kin of somebody who has died ask the credit office too.',
  },
];
