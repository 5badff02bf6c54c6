const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * An 18-character number of the GB 11643 form with a right check character, which nobody holds: 410199 lies in
 * Zhengzhou's range of GB/T 2260 but is no district, and 810000 comes with order code 000, which is not given out.
 * The order code's last digit is odd for men.
 */
export function fictitiousNumber(region: '410199' | '810000', birthdate: string, order: string): string {
  const first17 = `${region}${birthdate.replaceAll('-', '')}${order}`;
  if (!/^\d{17}$/.test(first17)) throw new Error('seventeen digits are needed');
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return `${first17}${'10X98765432'.charAt(sum % 11)}`;
}
