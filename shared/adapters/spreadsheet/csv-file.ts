import { createReadStream } from 'node:fs';
import { pipeline, Transform } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { longestCell, type SheetCell, type SheetRow } from '../../domain/sheet.ts';
import type { OpenSpreadsheet } from '../../ports/spreadsheets.ts';
import { type CsvText, lookAtText } from './csv-text.ts';
import { refusals, refuseFile } from './refusals.ts';

/** More columns than this are no table that a person filled in. */
export const mostColumns = 1024;

/** Characters of one record: its longest fields and a few hundred short ones. */
const LONGEST_RECORD = 1_000_000;

/** Rows handed on together, so that nobody waits for each of them. */
export const batchRows = 500;

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
  const parser = parse({
    delimiter: text.delimiter,
    relax_column_count: true,
    // A quotation mark within a field is what people write; only one that opens a field can swallow others.
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
    bom: true,
  });
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
  // The consumer learns of every fault from the parser, which the pipeline destroys with it. The parser reads UTF-8 itself.
  if (text.encoding === 'utf-8') pipeline(bytes, parser, () => undefined);
  else pipeline(bytes, decoded(text.encoding), parser, () => undefined);
  let row = 0;
  let batch: SheetRow[] = [];
  try {
    for await (const records of inBatches(parser)) {
      for (const fields of records) {
        row += 1;
        if (fields.length > mostColumns) refuseFile(refusals.tooManyColumns(row));
        if (row <= after) continue;
        const cells = cellsOf(fields);
        if (cells.length > 0) batch.push({ row, hidden: false, cells });
        if (batch.length < batchRows) continue;
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    if (error instanceof CsvError) refuseFile(refusals.brokenQuotes(row + 1));
    throw error;
  } finally {
    parser.destroy();
  }
  if (batch.length > 0) yield batch;
}

/** What the parser has ready, taken together: waiting for each record costs as much as parsing it. */
async function* inBatches(parser: Parser): AsyncGenerator<readonly string[][]> {
  for await (const first of parser) {
    const records: string[][] = [first];
    for (let next = parser.read(); next !== null; next = parser.read()) records.push(next);
    yield records;
  }
}

function cellsOf(fields: readonly string[]): SheetCell[] {
  const cells: SheetCell[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const text = fields[at] ?? '';
    if (text === '') continue;
    cells.push({
      column: at + 1,
      text: text.length > longestCell ? text.slice(0, longestCell) : text,
      kind: 'text',
    });
  }
  return cells;
}

/** Bytes of an encoding as text; the mark at the beginning is left out. A character cut by a piece's end is kept whole. */
function decoded(encoding: CsvText['encoding']): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    readableObjectMode: false,
    encoding: 'utf8',
    transform(bytes: Buffer, _encoding, done) {
      done(null, decoder.decode(bytes, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}
