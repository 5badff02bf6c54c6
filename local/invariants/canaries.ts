import { createHash } from 'node:crypto';
import type { RegisteredPerson } from './registered-people.ts';

/** What must not be found, and how it was spelt. */
type Needle = { readonly bytes: Buffer; readonly what: string };

export type Canaries = {
  /** What of them the bytes hold: kinds and spellings (`ID number in base64`), never a value. */
  foundIn(bytes: Uint8Array): ReadonlySet<string>;
};

/** A prefix of four bytes is looked at first; so many bits of its hash sift out nearly all positions. */
const SIEVE_BITS = 20;
/** Anything shorter would be found by chance. */
const SHORTEST = 5;

const sieveOf = (bytes: Uint8Array, at: number): number => {
  const word =
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0);
  return Math.imul(word, 2_654_435_761) >>> (32 - SIEVE_BITS);
};

/**
 * The ID numbers, names and phones of people in every spelling in which they could slip out: as they are, escaped in
 * JSON or in a URL, in base64 of all three alignments, and the bare hash of a number, which anybody can reverse.
 */
export function canariesOf(people: readonly RegisteredPerson[]): Canaries {
  const needles = people.flatMap(({ name, phone, document }) => [
    ...(document === null ? [] : [...spellings(document.number, 'ID number'), ...hashes(document.number)]),
    ...(name === null ? [] : spellings(name, 'name')),
    ...(phone === null ? [] : spellings(phone, 'phone')),
  ]);
  const sieve = new Uint8Array(2 ** SIEVE_BITS);
  const byPlace = new Map<number, Needle[]>();
  for (const needle of needles) {
    if (needle.bytes.length < SHORTEST) continue;
    const place = sieveOf(needle.bytes, 0);
    sieve[place] = 1;
    byPlace.set(place, [...(byPlace.get(place) ?? []), needle]);
  }
  return {
    foundIn(bytes) {
      const found = new Set<string>();
      for (let at = 0; at + SHORTEST <= bytes.length; at += 1) {
        const place = sieveOf(bytes, at);
        if (sieve[place] !== 1) continue;
        for (const { bytes: needle, what } of byPlace.get(place) ?? []) {
          if (!found.has(what) && isAt(bytes, at, needle)) found.add(what);
        }
      }
      return found;
    },
  };
}

function isAt(bytes: Uint8Array, at: number, needle: Uint8Array): boolean {
  if (at + needle.length > bytes.length) return false;
  for (let index = 0; index < needle.length; index += 1) {
    if (bytes[at + index] !== needle[index]) return false;
  }
  return true;
}

function spellings(value: string, kind: string): Needle[] {
  const url = encodeURIComponent(value);
  const escaped = [...value]
    .map(character => (character < '\u0080' ? character : escapeOf(character)))
    .join('');
  const others = [
    [url, 'in a URL'],
    [url.toLowerCase(), 'in a URL'],
    [escaped, 'escaped'],
    ...base64Cores(value).flatMap(core => [
      [core, 'in base64'] as const,
      [core.replaceAll('+', '-').replaceAll('/', '_'), 'in base64'] as const,
    ]),
  ] as const;
  const seen = new Set([value]);
  const needles: Needle[] = [{ bytes: Buffer.from(value), what: kind }];
  for (const [text, how] of others) {
    if (!seen.has(text)) needles.push({ bytes: Buffer.from(text), what: `${kind} ${how}` });
    seen.add(text);
  }
  return needles;
}

const escapeOf = (character: string): string =>
  [...Array(character.length).keys()]
    .map(unit => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`)
    .join('');

/** The characters of a value's base64 that do not depend on what stands before and after it, for each alignment. */
function base64Cores(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
}

const hashes = (number: string): Needle[] =>
  (['hex', 'base64', 'base64url'] as const).map(encoding => ({
    bytes: Buffer.from(createHash('sha256').update(number).digest(encoding)),
    what: 'bare hash of an ID number',
  }));
