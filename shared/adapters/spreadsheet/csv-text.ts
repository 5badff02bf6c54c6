import { createReadStream } from 'node:fs';
import type { OpenSpreadsheet } from '../../ports/spreadsheets.ts';
import { refusals, refuseFile } from './refusals.ts';

export type CsvEncoding = NonNullable<OpenSpreadsheet['encoding']>;

/** What one look at the bytes of a text file tells. */
export type CsvText = {
  readonly encoding: CsvEncoding;
  readonly delimiter: string;
  /** Line feeds: a little more or less than its records. */
  readonly lines: number;
};

/** Encoding and separator are told by so many bytes from the beginning, and by whether all of it is UTF-8. */
const SAMPLE = 65_536;

const boms: readonly (readonly [CsvEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The encoding of a file: by its mark, else by its zero bytes (UTF-16 of mostly ASCII), else UTF-8 where every byte of it
 * is, else GB18030, which holds GBK and GB 2312. Reads the file once.
 */
export async function lookAtText(path: string): Promise<CsvText> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first: Buffer | null = null;
  let utf8 = true;
  let lines = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes: Buffer = piece;
    first ??= Buffer.from(bytes.subarray(0, SAMPLE));
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
    if (utf8) utf8 = decodes(strict, bytes);
  }
  if (first === null) return refuseFile(refusals.empty);
  const encoding = encodingOf(first, utf8 && endsWell(strict));
  if (!encoding.startsWith('utf-16') && first.includes(0)) return refuseFile(refusals.noTable);
  return { encoding, delimiter: delimiterOf(new TextDecoder(encoding).decode(first)), lines };
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** False where the last character was cut off. */
function endsWell(decoder: InstanceType<typeof TextDecoder>): boolean {
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function encodingOf(first: Buffer, utf8: boolean): CsvEncoding {
  const marked = boms.find(([, bom]) => bom.every((byte, at) => first[at] === byte));
  if (marked !== undefined) return marked[0];
  // A separator or a line end in UTF-16 has a zero beside it; no text in UTF-8 or GB18030 holds one.
  let even = 0;
  let odd = 0;
  for (let at = 0; at < first.length; at += 1) {
    if (first[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd > 0 && first.length >= 4) {
    if (odd > 8 * even) return 'utf-16le';
    if (even > 8 * odd) return 'utf-16be';
  }
  return utf8 ? 'utf-8' : 'gb18030';
}

const separators = [',', '\t', ';', '，'] as const;

/** The separator that stands most often outside quotation marks in the first lines; a comma where none does. */
function delimiterOf(sample: string): string {
  const counts = new Map<string, number>(separators.map(one => [one, 0]));
  let quoted = false;
  let lines = 0;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (character === '\n' && !quoted) lines += 1;
    else if (!quoted) {
      const count = counts.get(character);
      if (count !== undefined) counts.set(character, count + 1);
    }
    if (lines >= 20) break;
  }
  // A full-width comma stands in sentences too: it separates only where nothing else does.
  const [narrow] = [...counts].filter(([one]) => one !== '，').sort((a, b) => b[1] - a[1]);
  if (narrow !== undefined && narrow[1] > 0) return narrow[0];
  return (counts.get('，') ?? 0) > 0 ? '，' : ',';
}
