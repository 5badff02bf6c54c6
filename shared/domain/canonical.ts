import { hash } from 'node:crypto';
import { Sha256 } from './ids.ts';

/** JSON with sorted keys and no spaces, so that one value has one text and therefore one hash (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  // By UTF-16 code units, as RFC 8785 sorts.
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key);
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

export const sha256Of = (text: string | Uint8Array): Sha256 => Sha256.parse(hash('sha256', text));

export const hashOf = (value: unknown): Sha256 => sha256Of(canonicalJson(value));
