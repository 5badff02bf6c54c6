import { createHash } from 'node:crypto';
import { type ActionId, BulkId, CaseId, ImportId, ReportId } from './ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of what a call opens is made from the call, so that the same call sent twice opens one of it. */
export const reportIdOf = (call: ActionId): ReportId => ReportId.parse(tokenOf(call));
export const importIdOf = (call: ActionId): ImportId => ImportId.parse(tokenOf(call));
export const caseIdOf = (call: ActionId): CaseId => CaseId.parse(tokenOf(call));
export const bulkIdOf = (call: ActionId): BulkId => BulkId.parse(tokenOf(call));

/** 130 bits of the hash of the call's id, in Crockford base32. */
function tokenOf(call: ActionId): string {
  const digest = createHash('sha256').update(call).digest();
  let id = '';
  for (let bit = 0; id.length < 26; bit += 5) {
    const pair = digest.readUInt16BE(bit >> 3);
    id += ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return id;
}
