import { Day } from './day.ts';
import type { Sex } from './sex.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character of GB 11643-1999 (ISO 7064 MOD 11-2) for seventeen digits. */
export const residentCheckCharacter = (first17: string): string => {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return '10X98765432'.charAt(sum % 11);
};

/** Is it, character by character, the number of a resident ID with the right check character? Its birth date is not looked at. */
export function isSoundResidentNumber(number: string): boolean {
  if (number.length !== 18) return false;
  let sum = 0;
  for (let place = 0; place < 17; place += 1) {
    const digit = number.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return false;
    sum += digit * (WEIGHTS[place] ?? 0);
  }
  const first = number.charCodeAt(0) - 48;
  return first >= 1 && first <= 8 && '10X98765432'.charAt(sum % 11) === number.charAt(17);
}

/** Digits 7 to 14 as a day, or null where no such day exists. */
export const birthDateIn = (number: string): Day | null => {
  const day = Day.safeParse(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  return day.success ? day.data : null;
};

/** The 17th digit is odd for men, even for women. */
export const sexIn = (number: string): Sex => (Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female');

/** The provinces of GB/T 2260 by their first digit, 1 to 8; 9 is kept for foreign permanent residents. */
export const isResidentShape = (number: string): boolean => /^[1-8]\d{16}[\dX]$/.test(number);

/** Residence permits of Hong Kong, Macao and Taiwan share the form under the region codes 810000, 820000, 830000. */
export const isHkMacaoTaiwanRegion = (number: string): boolean => /^8[123]0000/.test(number);
