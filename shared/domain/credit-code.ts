import * as z from 'zod';
import { accepted, type Checked, refused } from './checked.ts';
import type { FieldProblem } from './field-problem.ts';
import { foldCode } from './fold-code.ts';

/** GB 32100-2015: digits and capitals without I, O, S, V, Z. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code in its one spelling; says nothing of the check character, which real codes can fail. */
export const CreditCode = z
  .string()
  .max(64)
  .overwrite(foldCode)
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  .brand<'CreditCode'>();
export type CreditCode = z.infer<typeof CreditCode>;

/**
 * Checks a unified social credit code as typed. Length and alphabet are errors; a wrong check character is a warning to
 * confirm, because enterprises registered before 2016 hold printed codes that fail it.
 *
 * Computed here and not by `stdnum`, which refuses the check character 0 (31 − 0 falls off its alphabet) and every code
 * whose first eight characters hold a letter, such as those of rural cooperatives (N2…).
 */
export const checkCreditCode = (typed: string): Checked<CreditCode> => {
  const code = foldCode(typed);
  if (code.length !== 18) return refused(wrongLength(code.length));
  const parsed = CreditCode.safeParse(code);
  if (!parsed.success) return refused(wrongAlphabet);
  return accepted(parsed.data, code.endsWith(checkCharacterOf(code.slice(0, 17))) ? [] : [checkFails]);
};

/** The 18th character for the first seventeen: weights 3^(i−1) mod 31, check value (31 − Σ mod 31) mod 31. */
export const checkCharacterOf = (first17: string): string => {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
};

const wrongLength = (length: number): FieldProblem => ({
  code: 'credit-code-length',
  path: [],
  message: {
    zh: `统一社会信用代码应为 18 位，现为 ${length} 位`,
    en: `A unified social credit code has 18 characters; this has ${length}`,
  },
  remedy: {
    zh: '请对照营业执照或登记证书填写',
    en: 'Copy it from the business licence or registration certificate',
  },
});

const wrongAlphabet: FieldProblem = {
  code: 'credit-code-alphabet',
  path: [],
  message: {
    zh: '统一社会信用代码只含数字和大写字母（不含 I、O、S、V、Z）',
    en: 'A unified social credit code holds digits and capitals other than I, O, S, V, Z',
  },
  remedy: {
    zh: '请检查是否把 0 写成 O、1 写成 I、2 写成 Z 或 5 写成 S',
    en: 'Check 0 for O, 1 for I, 2 for Z and 5 for S',
  },
};

const checkFails: FieldProblem = {
  code: 'credit-code-check-character',
  path: [],
  message: {
    zh: '校验位不符，可能有一位写错',
    en: 'The check character does not fit; one character may be wrong',
  },
  remedy: {
    zh: '请对照证照核对；确认与证照一致后可以继续',
    en: 'Compare with the certificate; if it is printed like this, confirm and go on',
  },
};
