import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { OpenSpreadsheet } from '../../ports/spreadsheets.ts';
import { type Separation, separationOf } from './csv-separation.ts';
import { refusals, refuseFile } from './refusals.ts';

type CsvEncoding = NonNullable<OpenSpreadsheet['encoding']>;

/** What one look at the bytes of a text file tells. */
export type CsvText = Separation & {
  readonly encoding: CsvEncoding;
  /** Line ends: a little more or less than its records. */
  readonly lines: number;
};

/** Encoding and separator are told by so many bytes from the beginning, and by whether all of it is UTF-8. */
const SAMPLE = 65_536;

const boms: readonly (readonly [CsvEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/**
 * Looks through a file once for its encoding: by its mark, else by its zero bytes (UTF-16), else UTF-8 where every byte of
 * it is, else GB18030, which holds GBK and GB 2312. Refuses what is no text, and what is a table of another kind.
 */
export async function lookAtText(path: string): Promise<CsvText> {
  const { sample, firstBad, lines } = await lookThrough(path);
  const encoding = markedAs(sample) ?? (isProbablyUtf16(sample) || (firstBad === null ? 'utf-8' : 'gb18030'));
  // GBK is UTF-8 by chance for a character or two, and never for twenty.
  if (firstBad !== null && (encoding === 'utf-8' || (encoding === 'gb18030' && startsAsUtf8(sample))))
    return refuseFile(refusals.damagedText(firstBad));
  const text = decodedSample(sample, encoding);
  if (text === null) return refuseFile(refusals.unknownEncoding);
  refuseOtherKinds(text);
  return { encoding, ...separationOf(text), lines: lines(encoding) };
}

/** `firstBad` is the line of the first byte that is not UTF-8. */
async function lookThrough(path: string) {
  let sample: Buffer | null = null;
  let carried = Buffer.alloc(0);
  let firstBad: number | null = null;
  const feeds = { any: 0, even: 0, odd: 0 };
  for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    const bytes: Buffer = piece;
    sample ??= Buffer.from(bytes.subarray(0, SAMPLE));
    if (firstBad === null) {
      const joined = carried.length === 0 ? bytes : Buffer.concat([carried, bytes]);
      const whole = wholeCharacters(joined);
      carried = Buffer.from(joined.subarray(whole));
      if (!isUtf8(joined.subarray(0, whole)))
        firstBad = feeds.any + lineOfFirstBad(joined.subarray(0, whole));
    }
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
      feeds.any += 1;
      if (at % 2 === 0 && bytes[at + 1] === 0) feeds.even += 1;
      if (at % 2 === 1 && bytes[at - 1] === 0) feeds.odd += 1;
    }
  }
  if (sample === null) return refuseFile(refusals.empty);
  if (carried.length > 0) firstBad ??= feeds.any + 1;
  const lines = (encoding: CsvEncoding): number =>
    encoding === 'utf-16le' ? feeds.even : encoding === 'utf-16be' ? feeds.odd : feeds.any;
  return { sample, firstBad, lines };
}

/** How many bytes stand before the last character where that one is cut off. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** From 1 within these bytes. */
function lineOfFirstBad(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  return text.slice(0, text.indexOf('\ufffd')).split('\n').length;
}

const markedAs = (sample: Buffer): CsvEncoding | undefined =>
  boms.find(([, bom]) => bom.every((byte, at) => sample[at] === byte))?.[0];

/** A separator or a line end in UTF-16 has a zero beside it, always on the same side; no other text holds one. */
function isProbablyUtf16(sample: Buffer): CsvEncoding | null {
  let even = 0;
  let odd = 0;
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd === 0) return null;
  if (even + odd < sample.length / 100) return refuseFile(refusals.noTable);
  if (odd > 20 * even) return 'utf-16le';
  return even > 20 * odd ? 'utf-16be' : refuseFile(refusals.noTable);
}

function startsAsUtf8(sample: Buffer): boolean {
  const text = sample.toString('utf8');
  const bad = text.indexOf('\ufffd');
  let wide = 0;
  for (const character of bad < 0 ? text : text.slice(0, bad)) if (character > '\u007f') wide += 1;
  return wide >= 20;
}

/** Null where its bytes are not of that encoding. The last character may be cut. */
function decodedSample(sample: Buffer, encoding: CsvEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true })
      .decode(sample, { stream: true })
      .replace(/^\ufeff/u, '');
  } catch {
    return null;
  }
}

function refuseOtherKinds(text: string): void {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) refuseFile(refusals.noTable);
    if (code < 9 || (code > 13 && code < 32)) controls += 1;
  }
  if (controls > text.length / 100) refuseFile(refusals.noTable);
  const start = text.slice(0, 1000).trimStart().toLowerCase();
  if (start === '' && text.trim() === '') refuseFile(refusals.empty);
  if (start.startsWith('{\\rtf')) refuseFile(refusals.noTable);
  if (
    /^<(?:!doctype|html|head|meta|body|table|style|div|!--)/u.test(start) ||
    start.startsWith('mime-version:')
  )
    refuseFile(refusals.webPage);
  if (start.startsWith('<?xml')) refuseFile(start.includes('<html') ? refusals.webPage : refusals.xmlTable);
}
