import { longestCell } from '../../domain/sheet.ts';
import { refusals, refuseFile } from './refusals.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import { feedXml } from './xml.ts';
import { xmlScanner } from './xml-scan.ts';

/** The texts that a workbook's cells share, by their number. */
export type SharedStrings = (index: number) => string | undefined;

const MOST_TEXTS = 4_000_000;
/** Bytes of UTF-8. */
const MOST_BYTES = 192 * 2 ** 20;
const SEGMENT = 2 ** 20;
/** Texts just made: places, categories and dates come again in every row. */
const RECENT = 1024;

/**
 * Reads the table of shared texts into memory, for its rows refer to it in any order. It lies as UTF-8 outside the heap:
 * a million different texts of twenty Han characters cost 68 MB, where as many JavaScript strings cost twice that and
 * half a second of garbage collection.
 */
export async function readSharedStrings(parts: WorkbookPackage, part: string | null): Promise<SharedStrings> {
  const table = stringTable();
  if (part === null) return table.get;
  const reader = richText();
  const scanner = xmlScanner({
    open(tag) {
      if (tag === 'si') reader.begin();
      else reader.open(tag);
    },
    text: reader.text,
    close(tag) {
      if (tag === 'si') table.add(reader.result());
      else reader.close(tag);
    },
  });
  for await (const _ of feedXml(parts.read(part), scanner));
  return table.get;
}

/** Joins the runs of a rich text and leaves phonetic readings out; also of a text that stands in its cell. */
export function richText() {
  let text = '';
  let reading = false;
  let phonetic = false;
  return {
    begin(): void {
      text = '';
      reading = false;
      phonetic = false;
    },
    open(tag: string): void {
      if (tag === 't') reading = !phonetic;
      else if (tag === 'rPh') phonetic = true;
    },
    text(piece: string): void {
      if (reading && text.length < longestCell) text += piece;
    },
    close(tag: string): void {
      if (tag === 't') reading = false;
      else if (tag === 'rPh') phonetic = false;
    },
    result: (): string => unescaped(text).slice(0, longestCell),
  };
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). Halves of a character stay as they are. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x(?!d[89a-f])([\da-f]{4})_/giu, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

function stringTable() {
  const segments: Buffer[] = [];
  let from = new Uint32Array(1024);
  let lengths = new Uint32Array(1024);
  let count = 0;
  let free = 0;
  const recentNumbers = new Int32Array(RECENT).fill(-1);
  const recentTexts: string[] = [];
  return {
    add(text: string): void {
      const length = Buffer.byteLength(text);
      // A text lies in one segment: the longest cell is a tenth of it.
      if (
        segments.length === 0 ||
        (free % SEGMENT) + length > SEGMENT ||
        free === segments.length * SEGMENT
      ) {
        free = segments.length * SEGMENT;
        segments.push(Buffer.allocUnsafeSlow(SEGMENT));
      }
      if (count === MOST_TEXTS || free + length > MOST_BYTES) refuseFile(refusals.tooLargeInside);
      if (count === from.length) {
        from = doubled(from);
        lengths = doubled(lengths);
      }
      segments.at(-1)?.write(text, free % SEGMENT, 'utf8');
      from[count] = free;
      lengths[count] = length;
      free += length;
      count += 1;
    },
    get(index: number): string | undefined {
      if (!(index >= 0 && index < count)) return undefined;
      const place = index % RECENT;
      if (recentNumbers[place] === index) return recentTexts[place];
      const at = from[index] ?? 0;
      const start = at % SEGMENT;
      const text = segments[Math.floor(at / SEGMENT)]?.toString('utf8', start, start + (lengths[index] ?? 0));
      recentNumbers[place] = index;
      recentTexts[place] = text ?? '';
      return text;
    },
  };
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
