import * as z from 'zod';
import { accepted, type Checked, refused } from './checked.ts';
import type { Day } from './day.ts';
import type { FieldProblem } from './field-problem.ts';
import { foldCode } from './fold-code.ts';
import { documentComplaints as complaints } from './identity-document-complaints.ts';
import {
  birthDateIn,
  isHkMacaoTaiwanRegion,
  isResidentShape,
  residentCheckCharacter,
  sexIn,
} from './resident-number.ts';
import type { Sex } from './sex.ts';

/** Documents by which a person can be named; which of them a campaign takes is listed in its policy. */
export const IdentityDocumentType = z.enum([
  'resident-id',
  'hk-macao-taiwan-residence-permit',
  'hk-macao-permit',
  'taiwan-permit',
  'foreign-permanent-resident',
  'passport',
]);
export type IdentityDocumentType = z.infer<typeof IdentityDocumentType>;

/** The number in its one spelling, so that the same person always yields the same blind index. */
const DocumentNumber = z.string().max(64).overwrite(foldCode).min(1);

/** A document as stated: its shape only. Whether the number can be right is for `checkIdentityDocument`. */
export const IdentityDocument = z.strictObject({ type: IdentityDocumentType, number: DocumentNumber });
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** A document whose number can be right, and what the number itself tells; null where it tells nothing. */
type CheckedDocument = {
  readonly document: IdentityDocument;
  readonly birthDate: Day | null;
  readonly sex: Sex | null;
};

/** Checks a number against its document's own form. Paths are relative to the document (`['number']`). */
export const checkIdentityDocument = (stated: IdentityDocument): Checked<CheckedDocument> => {
  const document = { type: stated.type, number: foldCode(stated.number) };
  switch (document.type) {
    case 'resident-id':
      return isHkMacaoTaiwanRegion(document.number)
        ? refused(complaints.isResidencePermit)
        : checkResident(document, complaints.residentId);
    case 'hk-macao-taiwan-residence-permit':
      return isResidentShape(document.number) && !isHkMacaoTaiwanRegion(document.number)
        ? refused(complaints.notResidencePermit)
        : checkResident(document, complaints.residencePermit);
    case 'foreign-permanent-resident':
      return checkForeignPermanentResident(document);
    case 'hk-macao-permit':
      // Eight digits since 2013, followed on older cards by two that count re-issues.
      return checkForm(document, /^[HM]\d{8}(?:\d{2})?$/, complaints.hkMacaoPermit);
    case 'taiwan-permit':
      // Eight digits on the card of 2015; the earlier booklet had ten and a letter, one-time permits ten.
      return checkForm(document, /^(?:\d{8}|\d{10}[A-Z]?)$/, complaints.taiwanPermit);
    case 'passport':
      // ICAO 9303 has nine places in the machine-readable line; some states print longer numbers beside it.
      return checkForm(document, /^(?=[A-Z]{0,14}\d)[A-Z0-9]{5,15}$/, complaints.passport);
  }
};

type Form = { readonly sex: Sex; readonly birthDate: Day | null };

/**
 * Holds the stated sex and birth date against the number. The region digits are not consulted: they say where somebody
 * was first registered, nothing of where they live. `birthDate` null means the form did not ask.
 */
export const checkAgainstForm = ({
  document,
  sex,
  birthDate,
}: Form & { document: CheckedDocument }): FieldProblem[] => {
  const problems: FieldProblem[] = [];
  if (document.sex !== null && document.sex !== sex) problems.push(complaints.sexDiffers);
  if (document.birthDate !== null && birthDate !== null && document.birthDate !== birthDate) {
    problems.push(complaints.birthDateDiffers);
  }
  if (document.birthDate === null && birthDate === null) problems.push(complaints.birthDateNeeded);
  return problems;
};

const checkResident = (document: IdentityDocument, name: FieldProblem): Checked<CheckedDocument> => {
  const { number } = document;
  const spoilt = spoiltBySpreadsheet(number);
  if (spoilt) return refused(spoilt);
  if (document.type === 'resident-id' && /^\d{15}$/.test(number)) return refused(complaints.firstGeneration);
  if (number.length !== 18) return refused(complaints.residentLength(number.length));
  if (!isResidentShape(number)) return refused(name);
  const birthDate = birthDateIn(number);
  if (birthDate === null) return refused(complaints.noSuchBirthDate);
  if (!number.endsWith(residentCheckCharacter(number.slice(0, 17)))) {
    // Fifteen significant digits and three zeros: what a spreadsheet keeps of eighteen.
    return refused(number.endsWith('000') ? complaints.tailLost : complaints.checkCharacter);
  }
  return accepted({ document, birthDate, sex: sexIn(number) });
};

/**
 * The card of 2017 has fifteen characters, nationality first; that of 2023 eighteen, led by 9, with birth date and check
 * character where the resident ID has them. The sex digit of the latter is not documented, so it decides nothing.
 */
const checkForeignPermanentResident = (document: IdentityDocument): Checked<CheckedDocument> => {
  const { number } = document;
  if (/^[A-Z]{3}\d{12}$/.test(number)) return accepted({ document, birthDate: null, sex: null });
  const spoilt = spoiltBySpreadsheet(number);
  if (spoilt) return refused(spoilt);
  if (!/^9\d{16}[\dX]$/.test(number)) return refused(complaints.foreignPermanentResident);
  const birthDate = birthDateIn(number);
  if (birthDate === null) return refused(complaints.noSuchBirthDate);
  if (!number.endsWith(residentCheckCharacter(number.slice(0, 17)))) {
    return refused(number.endsWith('000') ? complaints.tailLost : complaints.checkCharacter);
  }
  return accepted({ document, birthDate, sex: null });
};

const checkForm = (
  document: IdentityDocument,
  form: RegExp,
  problem: FieldProblem,
): Checked<CheckedDocument> =>
  form.test(document.number) ? accepted({ document, birthDate: null, sex: null }) : refused(problem);

const spoiltBySpreadsheet = (number: string): FieldProblem | null =>
  /^\d(?:\.\d{1,17})?E\+?\d{2}$/.test(number) ? complaints.scientificNotation : null;
