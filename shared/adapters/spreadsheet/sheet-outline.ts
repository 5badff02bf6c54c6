import type { MergedRange, SheetOutline } from '../../domain/sheet.ts';
import { mostColumns } from './csv-file.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import type { SheetPart } from './workbook-parts.ts';

/** What stands before the rows, and behind them, is small; more of it than this is not looked at. */
const HEAD = 262_144;
const TAIL = 8_000_000;
const MOST_MERGED = 100_000;

const ROW = /<(?:[A-Za-z0-9_]{1,20}:)?row[\s/>]/gu;
const BEFORE_ROWS = /<(?:[A-Za-z0-9_]{1,20}:)?sheetData[\s/>]/u;
const BEHIND_ROWS = /<\/(?:[A-Za-z0-9_]{1,20}:)?sheetData>/u;
const COLUMN = /<(?:[A-Za-z0-9_]{1,20}:)?col\s[^>]{1,400}>/gu;
const MERGED =
  /<(?:[A-Za-z0-9_]{1,20}:)?mergeCell\s[^>]{0,100}ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu;

/** A column's number, from 1, by its letters. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}

/**
 * Looks over the bytes of a sheet without parsing them: how many rows, which columns are hidden, which cells are merged.
 * Merged cells stand behind the rows, and a row can be judged only by who knows them.
 */
export async function outlineOf(
  parts: WorkbookPackage,
  { name, hidden, part }: SheetPart,
): Promise<SheetOutline> {
  let head = '';
  let tail = '';
  let rows = 0;
  let carried = '';
  let place: 'before' | 'within' | 'behind' = 'before';
  const stream = await parts.open(part);
  for await (const piece of stream) {
    const bytes: Buffer = piece;
    // Everything looked for is ASCII, so that one byte is one character.
    let text = carried + bytes.toString('latin1');
    if (place === 'before') {
      head += text.slice(0, HEAD - head.length);
      if (BEFORE_ROWS.test(head) || head.length >= HEAD) place = 'within';
    }
    if (place === 'within') {
      const end = BEHIND_ROWS.exec(text);
      const within = end === null ? text : text.slice(0, end.index);
      // A tag cut in two by the end of the piece is read with the next one.
      const cut = end === null ? Math.max(within.lastIndexOf('<'), 0) : within.length;
      rows += within.slice(0, cut).match(ROW)?.length ?? 0;
      carried = end === null ? within.slice(cut).slice(0, 256) : '';
      if (end === null) continue;
      place = 'behind';
      text = text.slice(end.index);
    }
    if (place === 'behind' && tail.length < TAIL) tail += text;
    if (place === 'before') carried = '';
  }
  return { name, hidden, rows, hiddenColumns: hiddenColumnsIn(head), merged: mergedIn(tail) };
}

function hiddenColumnsIn(head: string): number[] {
  const columns: number[] = [];
  for (const [tag] of head.matchAll(COLUMN)) {
    if (!/\shidden="(?:1|true)"/u.test(tag)) continue;
    const from = Number(/\smin="(\d{1,5})"/u.exec(tag)?.[1] ?? 0);
    const to = Math.min(Number(/\smax="(\d{1,5})"/u.exec(tag)?.[1] ?? 0), mostColumns);
    for (let column = from; column > 0 && column <= to; column += 1) columns.push(column);
  }
  return columns;
}

function mergedIn(tail: string): MergedRange[] {
  const ranges: MergedRange[] = [];
  for (const [, left = '', top = '', right = '', bottom = ''] of tail.matchAll(MERGED)) {
    if (ranges.length >= MOST_MERGED) break;
    ranges.push({
      top: Number(top),
      left: columnNumber(left),
      bottom: Number(bottom),
      right: columnNumber(right),
    });
  }
  return ranges;
}
