import { createWriteStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { spreadsheetFiles } from '../../../../shared/adapters/spreadsheet/open-spreadsheet.ts';
import type { Finding, SheetRow } from '../../../../shared/domain/sheet.ts';
import type { OpenSpreadsheet } from '../../../../shared/ports/spreadsheets.ts';

const room = await mkdtemp(join(tmpdir(), 'spreadsheets-'));
let count = 0;

export const newPath = (): string => {
  count += 1;
  return join(room, `${count}.file`);
};

export async function fileOf(bytes: string | Uint8Array): Promise<string> {
  const path = newPath();
  await writeFile(path, bytes);
  return path;
}

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export async function zipOf(parts: Parts): Promise<string> {
  const path = newPath();
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest workbook: one sheet with these rows, and whatever else is said. */
export const partsOf = (sheetData: string, more: Parts = {}): Parts => ({
  '_rels/.rels': `<Relationships><Relationship Id="r" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relationships}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': sheetOf(sheetData),
  ...more,
});

export const sheetOf = (sheetData: string, before = '', behind = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${main}">${before}<sheetData>${sheetData}</sheetData>${behind}</worksheet>`;

export const workbookOf = (sheetData: string, more: Parts = {}): Promise<string> =>
  zipOf(partsOf(sheetData, more));

export async function opened(path: string): Promise<OpenSpreadsheet> {
  const answer = await spreadsheetFiles.open(path);
  if (!answer.readable) throw new Error(`refused: ${answer.finding.code}`);
  return answer.file;
}

export async function rowsOf(path: string, after?: number, sheet = 0): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of (await opened(path)).rows(sheet, after)) rows.push(...batch);
  return rows;
}

/** Rows as their texts: a dense table in which an empty cell is an empty text. */
export const textsOf = (rows: readonly SheetRow[]): string[][] =>
  rows.map(({ cells }) => {
    const texts: string[] = Array.from({ length: cells.at(-1)?.column ?? 0 }, () => '');
    for (const { column, text } of cells) texts[column - 1] = text;
    return texts;
  });

/** Why a file is refused, at once or while its rows are read. */
export async function refusalOf(path: string): Promise<Finding> {
  const answer = await spreadsheetFiles.open(path);
  if (!answer.readable) return answer.finding;
  try {
    for (const [sheet] of answer.file.sheets.entries()) for await (const _ of answer.file.rows(sheet));
  } catch (error) {
    if (error instanceof Error && 'finding' in error) return error.finding as Finding;
    throw error;
  }
  throw new Error('it was read');
}
