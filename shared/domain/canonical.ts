import { createHash } from 'node:crypto';
import { Sha256 } from './ids.ts';

/** JSON with sorted keys and no spaces, so that one value has one text and therefore one hash (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

export const sha256Of = (text: string | Uint8Array): Sha256 =>
  Sha256.parse(createHash('sha256').update(text).digest('hex'));

export const hashOf = (value: unknown): Sha256 => sha256Of(canonicalJson(value));
