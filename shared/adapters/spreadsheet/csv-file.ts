import { createReadStream } from 'node:fs';
import { CsvError, type Parser, parse } from 'csv-parse';
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
  const parser = csvParser(text.delimiter, fields => {
    row += 1;
    if (row <= after || row === 0) return;
    const cells = cellsOf(fields, row);
    if (cells.length > 0) batch.push({ row, hidden: false, cells });
  });
  const decode = decoderOf(text.encoding);
  let unfinished = 0;
  try {
    for await (const piece of createReadStream(path)) {
      const before = row;
      await written(parser, decode(piece, row));
      unfinished = row === before ? unfinished + piece.length : 0;
      // Nothing ends a record whose quotation mark is never closed; and a million empty fields are one record too.
      if (unfinished > LONGEST_RECORD) refuseFile(refusals.recordTooLong(row + 1));
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
    await written(parser, decode(null, row));
    await new Promise<void>((done, fail) =>
      parser.end((error?: Error | null) => (error ? fail(error) : done())),
    );
  } catch (error) {
    if (error instanceof CsvError) refuseFile(refusals.brokenQuotes(row + 1));
    throw error;
  } finally {
    parser.destroy();
  }
  if (batch.length > 0) yield batch;
}

/**
 * The parser of the library without the stream of records behind it: records are taken where they are made, for waiting
 * for each of them costs as much as parsing it.
 */
function csvParser(delimiter: string, take: (fields: string[]) => void): Parser {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // A quotation mark within a field is what people write; only one that opens a field can swallow others.
    relax_quotes: true,
    bom: true,
    on_record(fields: string[]) {
      take(fields);
      return null;
    },
  });
  // Whoever writes is told of an error; nobody else listens.
  parser.on('error', () => undefined);
  return parser;
}

const written = (parser: Parser, bytes: Uint8Array | string): Promise<void> =>
  bytes.length === 0
    ? Promise.resolve()
    : new Promise((done, fail) => {
        parser.write(bytes, error => (error ? fail(error) : done()));
      });

/** The parser reads UTF-8 by itself. A character that a piece's end cuts in two is kept whole. */
function decoderOf(
  encoding: CsvText['encoding'],
): (bytes: Buffer | null, row: number) => Uint8Array | string {
  if (encoding === 'utf-8') return bytes => bytes ?? '';
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, row) => {
    try {
      return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      return refuseFile(refusals.damagedText(row + 1));
    }
  };
}

const QUOTE = 34;

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
