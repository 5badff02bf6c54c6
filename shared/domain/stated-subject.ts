import { checkCreditCode } from './credit-code.ts';
import { ageOn, dayOf } from './day.ts';
import { type Complaint, type FieldProblem, under } from './field-problem.ts';
import type { Identity } from './identity.ts';
import { checkAgainstForm, checkIdentityDocument } from './identity-document.ts';
import type { Moment } from './moment.ts';
import type { Policy } from './policy.ts';

type Stated = Omit<Identity, 'birthDate'> & { readonly birthDate?: Identity['birthDate'] | undefined };
type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** A stated person as the vault will keep them: document checked, sex and birth date held against it (R18). */
export function checkStatedPerson(stated: Stated, policy: Policy): Checked<Identity> {
  if (!policy.documentTypes.some(({ id }) => id === stated.document.type)) {
    return { ok: false, problems: [{ ...documentNotTaken, path: ['subject', 'document', 'type'] }] };
  }
  const document = checkIdentityDocument(stated.document);
  if (!document.ok) {
    return { ok: false, problems: document.problems.map(found => under(['subject', 'document'], found)) };
  }
  const birthDate = document.value.birthDate ?? stated.birthDate ?? null;
  const against = checkAgainstForm({
    document: document.value,
    sex: stated.sex,
    birthDate: stated.birthDate ?? null,
  });
  if (against.length > 0) return { ok: false, problems: against.map(found => under(['subject'], found)) };
  if (birthDate === null)
    return { ok: false, problems: [{ ...birthDateMissing, path: ['subject', 'birthDate'] }] };
  return {
    ok: true,
    value: { name: stated.name, sex: stated.sex, document: document.value.document, birthDate },
  };
}

/** Where what a citizen states of themself is not what the issuer verified (R17: for oneself only). */
export function differencesFromVerified(stated: Identity, verified: Identity): readonly FieldProblem[] {
  const same: readonly (readonly [FieldProblem['path'], boolean])[] = [
    [['subject', 'name'], stated.name === verified.name],
    [['subject', 'sex'], stated.sex === verified.sex],
    [['subject', 'document', 'type'], stated.document.type === verified.document.type],
    [['subject', 'document', 'number'], stated.document.number === verified.document.number],
    [['subject', 'birthDate'], stated.birthDate === verified.birthDate],
  ];
  return same.filter(([, fits]) => !fits).map(([path]) => ({ ...notVerified, path }));
}

export const isOfAge = (identity: Identity, policy: Policy, now: Moment): boolean =>
  ageOn(identity.birthDate, dayOf(now)) >= policy.eligibility.minimumAge.value;

/** A stated organisation: the code in its one spelling; a failing check character passes only when confirmed. */
export function checkStatedOrganisation(stated: {
  readonly creditCode: string;
  readonly codeConfirmed: boolean;
}): Checked<{ creditCode: string; codeConfirmed: boolean }> {
  const code = checkCreditCode(stated.creditCode);
  if (!code.ok)
    return { ok: false, problems: code.problems.map(found => under(['subject', 'creditCode'], found)) };
  if (code.warnings.length > 0 && !stated.codeConfirmed) {
    return { ok: false, problems: code.warnings.map(found => under(['subject', 'creditCode'], found)) };
  }
  return { ok: true, value: { creditCode: code.value, codeConfirmed: code.warnings.length > 0 } };
}

const documentNotTaken: Complaint = {
  code: 'document-not-taken',
  message: { zh: '本次政策不接受这种证件', en: 'The policy does not take this kind of document' },
  remedy: { zh: '请使用政策所列的有效证件', en: 'Use one of the documents that the policy lists' },
};

const birthDateMissing: Complaint = {
  code: 'birth-date-missing',
  message: {
    zh: '此证件号码不含出生日期，需要另行填写',
    en: 'This document number holds no birth date, so it must be stated',
  },
  remedy: {
    zh: '请填写出生日期，核验人员会对照证件',
    en: 'State the birth date; a reviewer compares it with the document',
  },
};

const notVerified: Complaint = {
  code: 'not-the-verified-identity',
  message: { zh: '与实名认证的信息不一致', en: 'This differs from the verified identity of this account' },
  remedy: {
    zh: '只能为本人报送；如认证信息有误，请先到身份平台更正',
    en: 'Report for yourself only; if the verified identity is wrong, have the issuer correct it first',
  },
};
