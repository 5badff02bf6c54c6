import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { canonicalJson } from './canonical.ts';
import type { Case } from './case.ts';
import { DecisionNumber } from './case-content.ts';
import type { CaseState } from './case-state.ts';
import { CreditCode } from './credit-code.ts';
import { Day, dayOf } from './day.ts';
import { CaseId, DepartmentId, DistrictId } from './ids.ts';
import { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import { Measure, SeverityId } from './policy-listing.ts';
import {
  clockOf,
  findConduct,
  findDepartment,
  findDistrict,
  findLegalBasis,
  findMeasure,
  severityOf,
} from './policy-lookups.ts';

/** What stands beside an entry: that it is objected to (河南省社会信用条例 第41条), or that it was corrected. */
export const RegisterAnnotation = z.strictObject({
  kind: z.enum(['objection-pending', 'corrected']),
  since: Moment,
  text: Bilingual,
});
export type RegisterAnnotation = z.infer<typeof RegisterAnnotation>;

const common = {
  id: CaseId,
  name: z.string().min(1),
  creditCode: CreditCode,
};
const named = <I extends z.ZodType>(id: I) => z.strictObject({ id, name: Bilingual });

/**
 * A defaulter entry as everybody reads it. Every word of it is the policy's, a number, a day, or the organisation's own public
 * name: nothing that a clerk writes freely is ever published, so no person's name and no identity number can be.
 */
export const DefaulterEntry = z.strictObject({
  list: z.literal('defaulter'),
  ...common,
  conduct: z.strictObject({ id: z.string(), text: Bilingual, from: Day, until: Day }),
  basis: z.strictObject({ id: z.string(), title: Bilingual, articles: z.string() }),
  decision: z.strictObject({ number: DecisionNumber, servedOn: Day }),
  department: named(DepartmentId),
  district: named(DistrictId),
  severity: named(SeverityId),
  measures: z.array(z.strictObject({ id: Measure.shape.id, text: Bilingual })).min(1),
  listedOn: Day,
  /** The first day on which it is shown no more. */
  displayUntil: Day,
  repair: z.strictObject({ from: Day, needs: z.array(Bilingual), text: Bilingual }),
  annotations: z.array(RegisterAnnotation),
});
export type DefaulterEntry = z.infer<typeof DefaulterEntry>;

/** What stands beside an entry of the red list, which is itself in the campaign's releases. */
export const RedListMark = z.strictObject({
  list: z.literal('red'),
  ...common,
  annotations: z.array(RegisterAnnotation).min(1),
});
export type RedListMark = z.infer<typeof RedListMark>;

export const RegisterEntry = z.discriminatedUnion('list', [DefaulterEntry, RedListMark]);
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** One public text per entry: a leaf of the register's tree, and what tells a changed entry from the one before. */
export const registerText = (entry: RegisterEntry): string => canonicalJson(entry);

/** What repair asks for, and nothing else (国办发〔2025〕22号): the same two papers for everybody, free of charge. */
export const repairPapers: readonly Bilingual[] = [
  {
    zh: '履行义务、纠正失信行为的证明材料',
    en: 'Proof that the duty is fulfilled and the conduct corrected',
  },
  { zh: '信用承诺书', en: 'A letter of commitment' },
];

const repairText = (policy: Policy): Bilingual => {
  const [accept, answer] = [clockOf(policy, 'repair-accept').days, clockOf(policy, 'repair-answer').days];
  return {
    zh: `自可申请之日起，可凭两份材料免费申请信用修复；${accept} 个工作日内决定是否受理，${answer} 个工作日内答复。`,
    en: `From that day repair may be applied for with these two papers, free of charge; it is accepted or refused within ${accept} working days and answered within ${answer}.`,
  };
};

const objected: Bilingual = { zh: '该信息正在异议处理中', en: 'This entry is under objection' };
const corrected: Bilingual = {
  zh: '该信息已经异议处理更正',
  en: 'This entry was corrected after an objection',
};

/** What the public is to read of a case now; null where it is to read nothing. */
export function registerEntryOf(record: Case, state: CaseState, policy: Policy): RegisterEntry | null {
  const annotations = annotationsOf(state);
  const { caseId: id, subject } = record;
  const { name, creditCode } = subject;
  if (state.matter.kind === 'red-list-objection')
    return annotations.length === 0 ? null : { list: 'red', id, name, creditCode, annotations };
  const { listed, decided, matter } = state;
  if (state.status !== 'listed' || matter.kind !== 'default' || listed === null || decided === null)
    return null;
  const { charge, district } = matter;
  const { conduct, basis, severity, measures } = charge;
  if (conduct === null || basis === null || severity === null)
    throw new Error('a case was listed without all that the gate asks for');
  return {
    list: 'defaulter',
    id,
    name,
    creditCode,
    conduct: {
      id: conduct,
      text: known(findConduct(policy, conduct)?.text, conduct),
      from: charge.from,
      until: charge.until,
    },
    basis: {
      id: basis.id,
      title: known(findLegalBasis(policy, basis.id)?.title, basis.id),
      articles: basis.articles,
    },
    decision: { number: decided.number, servedOn: decided.service.servedOn },
    department: {
      id: record.department,
      name: known(findDepartment(policy, record.department)?.name, record.department),
    },
    district: { id: district, name: known(findDistrict(policy, district)?.name, district) },
    severity: { id: severity, name: severityOf(policy, severity).name },
    measures: measures.map(measure => ({
      id: measure,
      text: known(findMeasure(policy, measure)?.text, measure),
    })),
    listedOn: dayOf(listed.at),
    displayUntil: listed.displayUntil,
    repair: { from: listed.repairFrom, needs: [...repairPapers], text: repairText(policy) },
    annotations,
  };
}

// A later policy may have dropped what an earlier decision names; its id still says which it was.
const known = (text: Bilingual | undefined, id: string): Bilingual => text ?? { zh: id, en: id };

function annotationsOf({ objection, correctedAt }: CaseState): RegisterAnnotation[] {
  return [
    ...(objection === null
      ? []
      : [{ kind: 'objection-pending' as const, since: objection.at, text: objected }]),
    ...(correctedAt === null ? [] : [{ kind: 'corrected' as const, since: correctedAt, text: corrected }]),
  ];
}
