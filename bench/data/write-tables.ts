import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { headings, personRows, plan } from './persons-table.ts';

/** A table as CSV in UTF-8, as a spreadsheet program saves it. */
export async function writeCsv(path: string, rows: number, seed: number): Promise<void> {
  const quoted = (field: string): string =>
    /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  function* lines(): Generator<string> {
    yield `\ufeff${headings.map(quoted).join(',')}\r\n`;
    for (const row of personRows(rows, seed)) yield `${row.map(quoted).join(',')}\r\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

/** The same as XLSX, written by ExcelJS, with the shared texts that spreadsheet programs write. */
export async function writeXlsx(path: string, rows: number, seed: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = book.addWorksheet(plan.sheetName);
  sheet.addRow(headings).commit();
  // An empty cell is one that was never written.
  for (const row of personRows(rows, seed))
    sheet.addRow(row.map(text => (text === '' ? undefined : text))).commit();
  sheet.commit();
  await book.commit();
}
