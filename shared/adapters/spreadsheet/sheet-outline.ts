import type { MergedRange, SheetOutline } from '../../domain/sheet.ts';
import { columnNumber } from './cell-reference.ts';
import { mostColumns } from './limits.ts';
import { refusals, refuseFile } from './refusals.ts';
import { isTrue, type XmlReader, xmlReader } from './xml.ts';

/** What stands before the rows: views, widths and hidden columns. */
const LONGEST_HEAD = 1_000_000;
/** Each of them is asked about for every cell that is missing. */
const MOST_MERGED = 10_000;
/** No tag that is looked for is longer, whatever its prefix. */
const LONGEST_TAG = 64;

type Outline = Omit<SheetOutline, 'name' | 'hidden'>;
type Phase = 'head' | 'rows' | 'tail';

/**
 * What stands around the rows of a sheet is parsed, and the rows between are only counted by looking for their tags among
 * the bytes, which is twenty times as fast. It must be done before any row is judged: merged cells stand behind them.
 */
export async function outlineOf(pieces: AsyncIterable<Uint8Array>): Promise<Outline> {
  const hiddenColumns: number[] = [];
  const merged: MergedRange[] = [];
  const xml = xmlReader({
    open(tag, attributes) {
      if (tag === 'col') hiddenColumns.push(...hiddenIn(attributes));
      if (tag !== 'mergeCell') return;
      const range = rangeOf(attributes['ref'] ?? '');
      if (range !== null) merged.push(range);
      if (merged.length > MOST_MERGED) refuseFile(refusals.tooManyMerged);
    },
  });
  let phase: Phase = 'head';
  let held = Buffer.alloc(0);
  let counter: RowCounter | null = null;
  for await (const piece of pieces) {
    held = held.length === 0 ? Buffer.from(piece) : Buffer.concat([held, piece]);
    if (phase === 'head') {
      const rows = startOfRows(held);
      if (rows === null && held.length > LONGEST_HEAD) refuseFile(refusals.damagedWorkbook);
      if (rows === null) continue;
      xml.write(held.subarray(0, rows.end));
      held = held.subarray(rows.end);
      counter = rowCounter(rows.prefix);
      phase = rows.empty ? 'tail' : 'rows';
    }
    if (phase === 'rows' && counter !== null) {
      const end = held.indexOf(counter.endTag);
      // A tag that begins in the last bytes may go on in the next piece.
      const counted = end < 0 ? Math.max(0, held.length - LONGEST_TAG) : end;
      counter.count(held, counted);
      held = held.subarray(counted);
      if (end >= 0) phase = 'tail';
    }
    if (phase === 'tail') held = parsed(xml, held);
  }
  parsed(xml, held);
  xml.end();
  return { rows: counter?.rows() ?? 0, hiddenColumns, merged };
}

function parsed(xml: XmlReader, bytes: Buffer): Buffer<ArrayBuffer> {
  xml.write(bytes);
  return Buffer.alloc(0);
}

/** The tag behind which the rows begin, and the prefix that this file gives to its tags. */
function startOfRows(head: Buffer): { prefix: string; end: number; empty: boolean } | null {
  const tag = /<([\w.-]{1,30}:)?sheetData(?:\s[^<>]{0,2000})?>|<([\w.-]{1,30}:)?sheetData\s{0,9}\/>/u.exec(
    head.toString('latin1'),
  );
  if (tag === null) return null;
  return {
    prefix: tag[1] ?? tag[2] ?? '',
    end: tag.index + tag[0].length,
    empty: tag[0].endsWith('/>'),
  };
}

type RowCounter = ReturnType<typeof rowCounter>;

/** Counts the rows in which a value stands: formats alone make rows too, sometimes a million of them. */
function rowCounter(prefix: string) {
  const row = Buffer.from(`<${prefix}row`);
  const values = [Buffer.from(`<${prefix}v>`), Buffer.from(`<${prefix}is>`)];
  let rows = 0;
  let open = false;
  return {
    endTag: Buffer.from(`</${prefix}sheetData>`),
    rows: () => rows,
    count(bytes: Buffer, end: number): void {
      const nextOf = (what: Buffer, from: number): number => {
        const at = bytes.indexOf(what, from);
        return at < 0 ? end : Math.min(at, end);
      };
      let nextRow = nextOf(row, 0);
      const nextValues = values.map(value => nextOf(value, 0));
      let from = 0;
      for (;;) {
        if (open) {
          values.forEach((value, at) => {
            if ((nextValues[at] ?? 0) < from) nextValues[at] = nextOf(value, from);
          });
          if (Math.min(...nextValues) < nextRow) {
            rows += 1;
            open = false;
          }
        }
        if (nextRow === end) return;
        open = true;
        from = nextRow + row.length;
        nextRow = nextOf(row, from);
      }
    },
  };
}

function hiddenIn(column: Readonly<Record<string, string>>): number[] {
  if (!isTrue(column['hidden']) && Number(column['width'] ?? 1) !== 0) return [];
  const from = Math.max(1, Number(column['min'] ?? 0));
  const to = Math.min(Number(column['max'] ?? 0), mostColumns);
  return from <= to ? Array.from({ length: to - from + 1 }, (_, at) => from + at) : [];
}

function rangeOf(reference: string): MergedRange | null {
  const corners = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  if (corners === null) return null;
  const [, left = '', top = '', right = '', bottom = ''] = corners;
  return {
    top: Number(top),
    left: columnNumber(left),
    bottom: Number(bottom),
    right: columnNumber(right),
  };
}
