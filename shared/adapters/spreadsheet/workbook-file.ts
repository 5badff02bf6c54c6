import type { OpenSpreadsheet } from '../../ports/spreadsheets.ts';
import { refusals, refuseFile } from './refusals.ts';
import { outlineOf } from './sheet-outline.ts';
import { readSheetRows, type SheetContext } from './sheet-rows.ts';
import { openPackage } from './workbook-package.ts';
import { readDateStyles, readParts, readSharedStrings } from './workbook-parts.ts';

/** A workbook has a handful of sheets; each is looked over before any is read. */
const MOST_SHEETS = 60;

/** An .xlsx file. Its sheets stream; the texts that its cells share are held in memory, as the format demands. */
export async function openWorkbook(path: string): Promise<OpenSpreadsheet> {
  const parts = await openPackage(path);
  try {
    const { sheets, sharedStrings, styles, from1904 } = await readParts(parts);
    if (sheets.length > MOST_SHEETS) refuseFile(refusals.tooLargeInside);
    const outlines = [];
    for (const sheet of sheets) outlines.push(await outlineOf(parts, sheet));
    return {
      format: 'xlsx',
      encoding: null,
      sheets: outlines,
      rows: (sheet, after = 0) =>
        rowsOf(path, sheets[sheet]?.part ?? '', { sharedStrings, styles, from1904 }, after),
    };
  } finally {
    parts.close();
  }
}

type Named = {
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  readonly from1904: boolean;
};

/** Opens the file once more, so that whoever stops half-way leaves nothing open. */
async function* rowsOf(path: string, part: string, named: Named, after: number) {
  const parts = await openPackage(path);
  try {
    const context: SheetContext = {
      sharedStrings: await readSharedStrings(parts, named.sharedStrings),
      dateStyles: await readDateStyles(parts, named.styles),
      from1904: named.from1904,
    };
    yield* readSheetRows(parts, part, context, after);
  } finally {
    parts.close();
  }
}
