import { type CellKind, longestCell, type SheetCell, type SheetRow } from '../../domain/sheet.ts';
import { batchRows, mostColumns } from './csv-file.ts';
import { refusals, refuseFile } from './refusals.ts';
import { columnNumber } from './sheet-outline.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import { type Attributes, parseXml } from './xml.ts';

export type SheetContext = {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
};

/** Days between the two beginnings of time that spreadsheets know. */
const DAYS_TO_1904 = 1462;

/** Reads the rows of a sheet in batches; those up to `after` are passed over without building their cells. */
export async function* readSheetRows(
  parts: WorkbookPackage,
  part: string,
  context: SheetContext,
  after: number,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new SheetReader(context, after);
  for await (const _ of parseXml(await parts.open(part), reader)) {
    while (reader.rows.length >= batchRows) yield reader.rows.splice(0, batchRows);
  }
  if (reader.rows.length > 0) yield reader.rows;
}

/** Builds rows from the tags of a sheet as they come by. */
class SheetReader {
  rows: SheetRow[] = [];
  readonly #context: SheetContext;
  readonly #after: number;
  #row = 0;
  #hidden = false;
  #cells: SheetCell[] = [];
  #column = 0;
  #type = 'n';
  #style = 0;
  #formula = false;
  #text = '';
  /** Between `<v>` or `<t>` and their ends, outside phonetic readings. */
  #reading = false;
  #phonetic = false;
  #inCell = false;

  constructor(context: SheetContext, after: number) {
    this.#context = context;
    this.#after = after;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    switch (name) {
      case 'row':
        this.#row = attributes['r'] === undefined ? this.#row + 1 : Number(attributes['r']);
        this.#hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
        this.#cells = [];
        this.#column = 0;
        return;
      case 'c':
        if (this.#row > this.#after) this.#openCell(attributes);
        return;
      case 'v':
      case 't':
        this.#reading = this.#inCell && !this.#phonetic;
        return;
      case 'f':
        this.#formula = true;
        return;
      case 'rPh':
        this.#phonetic = true;
    }
  };

  readonly text = (piece: string): void => {
    if (this.#reading && this.#text.length < longestCell) this.#text += piece;
  };

  readonly close = (name: string): void => {
    switch (name) {
      case 'v':
      case 't':
        this.#reading = false;
        return;
      case 'rPh':
        this.#phonetic = false;
        return;
      case 'c':
        if (this.#inCell) this.#closeCell();
        return;
      case 'row':
        if (this.#cells.length > 0)
          this.rows.push({ row: this.#row, hidden: this.#hidden, cells: this.#cells });
        this.#cells = [];
    }
  };

  #openCell(attributes: Attributes): void {
    const at = attributes['r'];
    this.#column = at === undefined ? this.#column + 1 : columnNumber(lettersOf(at));
    this.#type = attributes['t'] ?? 'n';
    this.#style = Number(attributes['s'] ?? 0);
    this.#formula = false;
    this.#text = '';
    this.#inCell = true;
  }

  #closeCell(): void {
    this.#inCell = false;
    const text = this.#type === 's' ? (this.#context.sharedStrings[Number(this.#text)] ?? '') : this.#text;
    if (text === '') return;
    if (this.#column > mostColumns) refuseFile(refusals.tooManyColumns(this.#row));
    const kind = this.#kind();
    this.#cells.push({
      column: this.#column,
      text:
        kind === 'date' && this.#context.from1904
          ? String(Number(text) + DAYS_TO_1904)
          : this.#type === 'b'
            ? text === '1'
              ? 'TRUE'
              : 'FALSE'
            : text.slice(0, longestCell),
      kind,
    });
  }

  #kind(): CellKind {
    if (this.#type === 'e') return 'error';
    if (this.#formula) return 'formula';
    if (this.#type === 'b') return 'boolean';
    if (this.#type === 'n') return this.#context.dateStyles.has(this.#style) ? 'date' : 'number';
    return 'text';
  }
}

/** The letters of a reference such as AB12. */
function lettersOf(reference: string): string {
  let end = 0;
  while (end < reference.length && reference.charCodeAt(end) >= 65) end += 1;
  return reference.slice(0, end);
}
