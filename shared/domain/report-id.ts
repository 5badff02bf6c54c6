import { createHash } from 'node:crypto';
import { type ActionId, ReportId } from './ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of the report that a call opens: 130 bits of the hash of the call's id, in Crockford base32. */
export function reportIdOf(call: ActionId): ReportId {
  const digest = createHash('sha256').update(call).digest();
  let id = '';
  for (let bit = 0; id.length < 26; bit += 5) {
    const pair = digest.readUInt16BE(bit >> 3);
    id += ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return ReportId.parse(id);
}
