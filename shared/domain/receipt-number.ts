import type { ReportId } from './ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Crockford's five extra symbols for the check value, mod 37. */
const CHECKS = `${ALPHABET}*~$=u`;

/**
 * What a citizen writes down: 13 of the id's 26 characters and a check symbol, in groups to be read aloud. 65 bits make
 * two equal numbers in a campaign of a million reports a matter of one in 10^8.
 */
export function receiptNumberOf(reportId: ReportId): string {
  const short = reportId.slice(0, 13);
  let value = 0;
  for (const character of short) value = (value * 32 + ALPHABET.indexOf(character)) % 37;
  const check = CHECKS.charAt(value);
  return `${short.slice(0, 4)}-${short.slice(4, 8)}-${short.slice(8)}${check}`.toUpperCase();
}
