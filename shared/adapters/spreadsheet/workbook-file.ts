import type { SheetOutline } from '../../domain/sheet.ts';
import type { OpenSpreadsheet } from '../../ports/spreadsheets.ts';
import { readDateStyles } from './number-formats.ts';
import { refusals, refuseFile } from './refusals.ts';
import { readSharedStrings } from './shared-strings.ts';
import { outlineOf } from './sheet-outline.ts';
import { readSheetRows, type SheetContext } from './sheet-rows.ts';
import { openPackage } from './workbook-package.ts';
import { readParts } from './workbook-parts.ts';

/** A workbook has a handful of sheets; each is looked over before any is read. */
const MOST_SHEETS = 60;

/** An .xlsx file. Its sheets stream; the texts that its cells share are read at the first row and held as long as the file. */
export async function openWorkbook(path: string): Promise<OpenSpreadsheet> {
  const parts = await openPackage(path);
  const { sheets, sharedStrings, styles, from1904 } = await readParts(parts);
  if (sheets.length > MOST_SHEETS) refuseFile(refusals.tooManySheets);
  const outlines: SheetOutline[] = [];
  for (const { name, hidden, part } of sheets)
    outlines.push({ name, hidden, ...(await outlineOf(parts.read(part))) });

  let context: Promise<SheetContext> | undefined;
  const readContext = async (): Promise<SheetContext> => ({
    sharedStrings: await readSharedStrings(parts, sharedStrings),
    dateStyles: await readDateStyles(parts, styles),
    from1904,
  });
  return {
    format: 'xlsx',
    encoding: null,
    sheets: outlines,
    async *rows(sheet, after = 0) {
      const part = sheets[sheet]?.part;
      if (part === undefined) throw new Error(`a workbook of ${sheets.length} sheets has none at ${sheet}`);
      context ??= readContext();
      yield* readSheetRows(parts.read(part), await context, after);
    },
  };
}
