import { type Reading, readCode } from './bulk-cell.ts';
import { words } from './bulk-words.ts';
import { checkCharacterOf, checkCreditCode } from './credit-code.ts';
import { ageOn, type Day } from './day.ts';
import type { Complaint } from './field-problem.ts';
import type { Identity } from './identity.ts';
import { checkAgainstForm, checkIdentityDocument, type IdentityDocumentType } from './identity-document.ts';
import {
  birthDateIn,
  isHkMacaoTaiwanRegion,
  isResidentShape,
  isSoundResidentNumber,
  sexIn,
} from './resident-number.ts';
import type { Sex } from './sex.ts';
import type { SheetCell } from './sheet.ts';

/** Complaints by the column that they are about. */
export type Said = {
  readonly column: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly complaint: Complaint;
};

const error = (column: string, complaint: Complaint): Said => ({ column, severity: 'error', complaint });

const SCIENTIFIC = /^\d(?:\.\d{1,17})?E\+?\d{1,3}$/u;

/** Eighteen digits of a code of which a spreadsheet kept fifteen. */
const isCutShort = (code: string): boolean => /^\d{15}000$/u.test(code);

/** An organisation's code where a person's number belongs: eighteen characters that hold a letter before the last. */
const looksLikeCreditCode = (code: string): boolean =>
  code.length === 18 && /[A-Z]/u.test(code.slice(0, 17)) && /^[0-9A-HJ-NPQRTUWXY]{18}$/u.test(code);

/** Birth dates repeat from person to person; a hundred years of them are kept at most. */
const KNOWN_BIRTHS = 36_525;

function birthIn(number: string, births: Map<string, Day | null>): Day | null {
  const digits = number.slice(6, 14);
  let born = births.get(digits);
  if (born === undefined) {
    born = birthDateIn(number);
    if (births.size < KNOWN_BIRTHS) births.set(digits, born);
  }
  return born;
}

/** A document number as typed, held against what its kind of document looks like. Paths become columns. */
export function readDocument(
  cell: SheetCell,
  type: IdentityDocumentType | null,
  births: Map<string, Day | null>,
): Reading<Identity['document']> & { readonly birthDate?: Day | null; readonly sex?: Sex | null } {
  const { text } = cell;
  if (type === 'resident-id' && cell.kind === 'text' && isSoundResidentNumber(text)) {
    const birthDate = birthIn(text, births);
    if (birthDate !== null && !isHkMacaoTaiwanRegion(text))
      return {
        value: { type, number: text },
        birthDate,
        sex: sexIn(text),
        ...(text.endsWith('000') ? { warning: words.endsInZeros } : {}),
      };
  }
  const { code, info } = readCode(cell);
  const told = info === undefined ? {} : { info };
  if (type === null) return { value: null, ...told };
  if (looksLikeCreditCode(code)) return { value: null, error: words.codeInIdColumn };
  // Of eighteen digits a spreadsheet keeps fifteen; in one case of eleven what is left fits its check character.
  if (isCutShort(code) && cell.kind === 'number') return { value: null, error: words.codeTailLost };
  const checked = checkIdentityDocument({ type, number: code });
  if (checked.ok)
    return {
      value: checked.value.document,
      birthDate: checked.value.birthDate,
      sex: checked.value.sex,
      ...told,
    };
  const [problem] = checked.problems;
  if (problem === undefined) throw new Error('a document that was refused without a reason');
  const { path: _, ...complaint } = problem;
  // What is a digit short, and a number to the spreadsheet, has lost a zero in front.
  const zeroLost =
    cell.kind === 'number' && (type === 'taiwan-permit' || type === 'passport') && /^\d{4,9}$/u.test(code);
  return { value: null, error: zeroLost ? words.leadingZeroLost : complaint };
}

type StatedPerson = {
  readonly document: Identity['document'];
  readonly fromNumber: { readonly birthDate: Day | null; readonly sex: Sex | null };
  readonly sex: Sex;
  readonly birthDate: Day | null;
};

/** Sex and birth date against the number, and the age of who it is. */
export function checkPerson(
  { document, fromNumber, sex, birthDate }: StatedPerson,
  { today, minimumAge }: { readonly today: Day; readonly minimumAge: number },
): readonly Said[] {
  const said = checkAgainstForm({ document: { document, ...fromNumber }, sex, birthDate }).map(
    ({ path: [column = ''], ...complaint }) => error(String(column), complaint),
  );
  const born = fromNumber.birthDate ?? birthDate;
  return born !== null && ageOn(born, today) < minimumAge
    ? [...said, error('documentNumber', words.underAge(minimumAge))]
    : said;
}

/** Digits and capitals of GB 32100 with the right check character: by far the most codes. */
const isFitCode = (code: string): boolean => {
  if (code.length !== 18) return false;
  for (let at = 0; at < 18; at += 1) {
    const c = code.charCodeAt(at);
    const digit = c >= 48 && c <= 57;
    // Capitals but I, O, S, V, Z.
    const capital = c >= 65 && c <= 89 && c !== 73 && c !== 79 && c !== 83 && c !== 86;
    if (!digit && !capital) return false;
  }
  return checkCharacterOf(code.slice(0, 17)) === code.charAt(17);
};

/** All but one in a thousand numerical codes hold no birth date and no fitting check digit: then a person is meant. */
const isResidentId = (code: string): boolean =>
  isResidentShape(code) && checkIdentityDocument({ type: 'resident-id', number: code }).ok;

/** A credit code as typed. A check character that does not fit is for a person to confirm, here or with the import. */
export function readCreditCode(
  cell: SheetCell,
  confirmed: boolean,
): Reading<string> & { readonly open: boolean } {
  if (cell.kind === 'text' && isFitCode(cell.text) && !isResidentId(cell.text))
    return { value: cell.text, open: false };
  const { code, info } = readCode(cell);
  const told = info === undefined ? {} : { info };
  if (SCIENTIFIC.test(code)) return { value: null, error: words.codeInScientificNotation, open: false };
  if (isCutShort(code) && cell.kind === 'number')
    return { value: null, error: words.codeTailLost, open: false };
  const checked = checkCreditCode(code);
  if (!checked.ok) {
    const [problem] = checked.problems;
    if (problem === undefined) throw new Error('a code that was refused without a reason');
    const { path: _, ...complaint } = problem;
    return { value: null, error: complaint, open: false };
  }
  if (isResidentId(code)) return { value: null, error: words.residentIdInCodeColumn, open: false };
  const [warning] = checked.warnings;
  if (warning === undefined) return { value: checked.value, open: false, ...told };
  if (isCutShort(code)) return { value: null, error: words.codeTailLost, open: false };
  if (confirmed) return { value: checked.value, open: false, ...told };
  const { path: _, ...complaint } = warning;
  return { value: checked.value, open: true, warning: complaint, ...told };
}
