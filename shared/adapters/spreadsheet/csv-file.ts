import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { longestCell, type SheetCell, type SheetRow } from '../../domain/sheet.ts';
import type { OpenSpreadsheet } from '../../ports/spreadsheets.ts';
import { type CsvText, lookAtText } from './csv-text.ts';
import { batchRows, mostColumns } from './limits.ts';
import { refusals, refuseFile } from './refusals.ts';

/** Bytes of one record: a dozen of the longest fields and hundreds of short ones. */
const LONGEST_RECORD = 2 ** 20;

/** A text file of separated values, read as a stream: its memory does not grow with the file. */
export async function openCsv(path: string): Promise<OpenSpreadsheet> {
  const text = await lookAtText(path);
  return {
    format: 'csv',
    encoding: text.encoding,
    sheets: [{ name: 'CSV', hidden: false, rows: text.lines, hiddenColumns: [], merged: [] }],
    rows: (_sheet, after = 0) => readRows(path, text, after),
  };
}

async function* readRows(path: string, text: CsvText, after: number): AsyncGenerator<readonly SheetRow[]> {
  let row = text.directive ? -1 : 0;
  let batch: SheetRow[] = [];
  const take = (fields: readonly string[]): void => {
    row += 1;
    if (row <= after || row === 0) return;
    const cells = cellsOf(fields, row);
    if (cells.length > 0) batch.push({ row, hidden: false, cells });
  };
  const toUtf8 = utf8Of(text.encoding);
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  const takeFrom = (bytes: Buffer, last: boolean): void => {
    const marked = !begun && bytes.subarray(0, MARK.length).equals(MARK);
    const plain = marked ? bytes.subarray(MARK.length) : bytes;
    held = plain.subarray(takeRecords(plain, text.delimiter, last, take));
    begun ||= bytes.length >= MARK.length;
  };
  try {
    for await (const piece of createReadStream(path)) {
      const bytes = toUtf8(piece, row);
      takeFrom(held.length === 0 ? bytes : Buffer.concat([held, bytes]), false);
      // Nothing ends a record whose quotation mark is never closed; and a million empty fields are one record too.
      if (held.length > LONGEST_RECORD) refuseFile(refusals.recordTooLong(row + 1));
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
    takeFrom(Buffer.concat([held, toUtf8(null, row)]), true);
  } catch (error) {
    if (error instanceof CsvError) refuseFile(refusals.brokenQuotes(row + 1));
    throw error;
  }
  if (batch.length > 0) yield batch;
}

const MARK = Buffer.from('\ufeff');
const QUOTE = 34;

/**
 * Takes all records that end within these bytes of UTF-8, and answers how many bytes those are. Where no quotation mark
 * stands, lines and separators are all there is, and the runtime's own splitting is five times as fast as any parser; a
 * stretch with one goes to the library, which alone decides where its records end.
 */
function takeRecords(
  bytes: Buffer,
  delimiter: string,
  last: boolean,
  take: (fields: readonly string[]) => void,
): number {
  const end = last ? bytes.length : endOfLines(bytes);
  const stretch = bytes.subarray(0, end);
  if (stretch.includes(QUOTE)) return takeQuoted(stretch, delimiter, last, take);
  const lines = stretch.toString('utf8').split('\n');
  // Behind the last line end nothing stands.
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) {
    const bare = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (bare.includes('\r')) for (const part of bare.split('\r')) take(part.split(delimiter));
    else take(bare.split(delimiter));
  }
  return end;
}

function takeQuoted(
  stretch: Buffer,
  delimiter: string,
  last: boolean,
  take: (fields: readonly string[]) => void,
): number {
  let taken = 0;
  try {
    parse(stretch, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A quotation mark within a field is what people write; only one that opens a field can swallow others.
      relax_quotes: true,
      on_record(fields: string[], { bytes }) {
        take(fields);
        taken = bytes;
        return null;
      },
    });
    return stretch.length;
  } catch (error) {
    // Its last record goes on behind these bytes.
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED' && !last) return taken;
    throw error;
  }
}

/** Behind the last line end; old programs of one maker end lines with a return alone. */
function endOfLines(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(10);
  if (feed >= 0) return feed + 1;
  // A return at the very end may be half of a line end.
  return bytes.subarray(0, -1).lastIndexOf(13) + 1;
}

/** A character that a piece's end cuts in two is kept whole. Records are cut at line ends, so that UTF-8 needs no care. */
function utf8Of(encoding: CsvText['encoding']): (bytes: Buffer | null, row: number) => Buffer {
  if (encoding === 'utf-8') return bytes => bytes ?? Buffer.alloc(0);
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, row) => {
    try {
      return Buffer.from(bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true }));
    } catch {
      return refuseFile(refusals.damagedText(row + 1));
    }
  };
}

function cellsOf(fields: readonly string[], row: number): SheetCell[] {
  const cells: SheetCell[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const text = fields[at] ?? '';
    if (text === '') continue;
    if (at >= mostColumns) refuseFile(refusals.tooManyColumns(row));
    // So reads a field whose opening mark was closed by that of another row: what stands between would be lost unseen.
    if (text.charCodeAt(0) === QUOTE && text.includes('\n')) refuseFile(refusals.brokenQuotes(row));
    cells.push({
      column: at + 1,
      text: text.length > longestCell ? text.slice(0, longestCell) : text,
      kind: 'text',
    });
  }
  return cells;
}
