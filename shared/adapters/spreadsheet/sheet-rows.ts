import { type CellKind, longestCell, type SheetCell, type SheetRow } from '../../domain/sheet.ts';
import { columnOf } from './cell-reference.ts';
import { batchRows, mostColumns } from './limits.ts';
import { refusals, refuseFile } from './refusals.ts';
import { richText, type SharedStrings, unescaped } from './shared-strings.ts';
import { type Attributes, feedXml, isTrue, type XmlEvents } from './xml.ts';
import { xmlScanner } from './xml-scan.ts';

export type SheetContext = {
  readonly sharedStrings: SharedStrings;
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
};

/** Days between the two beginnings of time that spreadsheets know. */
const DAYS_TO_1904 = 1462;
const LAST_ROW = 1_048_576;

/** Reads the rows of a sheet in batches; those up to `after` are passed over without making their cells. */
export async function* readSheetRows(
  pieces: AsyncIterable<Uint8Array>,
  context: SheetContext,
  after: number,
): AsyncGenerator<readonly SheetRow[]> {
  let batch: SheetRow[] = [];
  const events = rowEvents(context, after, row => batch.push(row));
  for await (const _ of feedXml(pieces, xmlScanner(events))) {
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A cell as its tags have told so far. */
type RawCell = { column: number; type: string; style: number; formula: boolean; value: string | null };

/** Makes rows of the tags of a sheet as they come by. */
function rowEvents(context: SheetContext, after: number, take: (row: SheetRow) => void): XmlEvents {
  const inline = richText();
  let inRows = false;
  let row = 0;
  let hidden = false;
  let column = 0;
  let cells: SheetCell[] = [];
  let cell: RawCell | null = null;
  /** What the text that comes belongs to. */
  let reading: 'value' | 'inline' | null = null;

  const beginRow = ({ r, hidden: isHidden, ht }: Attributes): void => {
    const next = r === undefined ? row + 1 : Number(r);
    // A number that stands twice, or goes back, cannot be told to anybody.
    if (!Number.isInteger(next) || next <= row || next > LAST_ROW) refuseFile(refusals.damagedRow(row + 1));
    row = next;
    hidden = isTrue(isHidden) || (ht !== undefined && Number(ht) === 0);
    column = 0;
    cells = [];
  };
  const beginCell = ({ r, t = 'n', s }: Attributes): void => {
    column = r === undefined ? column + 1 : columnOf(r);
    if (column < 1) refuseFile(refusals.damagedRow(row));
    cell = { column, type: t, style: s === undefined ? 0 : Number(s), formula: false, value: null };
    inline.begin();
  };
  const endCell = (raw: RawCell): void => {
    const made = cellOf(raw, raw.type === 'inlineStr' ? inline.result() : (raw.value ?? ''), row, context);
    if (made === null) return;
    if (made.column > mostColumns) refuseFile(refusals.tooManyColumns(row));
    cells.push(made);
  };

  return {
    row: () => row,
    open(tag, attributes) {
      if (tag === 'sheetData') inRows = true;
      if (!inRows) return;
      if (tag === 'row') return beginRow(attributes);
      if (row <= after) return;
      if (tag === 'c') return beginCell(attributes);
      if (cell === null) return;
      if (tag === 'v') {
        reading = 'value';
        cell.value = '';
      } else if (tag === 'f') cell.formula = true;
      else if (tag === 'is') reading = 'inline';
      else if (reading === 'inline') inline.open(tag);
    },
    text(piece) {
      if (reading === null || cell === null) return;
      if (reading === 'inline') inline.text(piece);
      else if (cell.value !== null && cell.value.length < longestCell) cell.value += piece;
    },
    close(tag) {
      if (tag === 'sheetData') inRows = false;
      else if (tag === 'row' && inRows && cells.length > 0) {
        take({ row, hidden, cells });
        cells = [];
      }
      if (cell === null) return;
      if (tag === 'v' || tag === 'is') reading = null;
      else if (tag === 'c') {
        endCell(cell);
        cell = null;
        reading = null;
      } else if (reading === 'inline') inline.close(tag);
    },
  };
}

/** What a cell holds; null where it is empty. */
function cellOf(raw: RawCell, value: string, row: number, context: SheetContext): SheetCell | null {
  const { column, type, style, formula } = raw;
  const made = (kind: CellKind, text: string): SheetCell | null =>
    text === '' && kind !== 'formula'
      ? null
      : { column, kind: formula && kind !== 'error' ? 'formula' : kind, text };
  // A formula that was never computed has no value at all; one that came to nothing shows nothing.
  if (formula && raw.value === null) return made('formula', '');
  switch (type) {
    case 's':
      return made('text', value === '' ? '' : sharedText(value, row, context));
    case 'inlineStr':
      return made('text', value);
    case 'str':
      return made('text', unescaped(value).slice(0, longestCell));
    case 'b':
      return made('boolean', value === '' ? '' : isTrue(value.trim()) ? 'TRUE' : 'FALSE');
    case 'e':
      return made('error', value);
    case 'd':
      // A day as ISO 8601 writes it, as strict files may: it is read as people write days.
      return made('text', value.replace(/T00:00(?::00(?:\.0{1,3})?)?Z?$/u, ''));
    default: {
      const number = value.trim().slice(0, longestCell);
      if (!context.dateStyles.has(style)) return made('number', number);
      return made('date', context.from1904 && number !== '' ? String(Number(number) + DAYS_TO_1904) : number);
    }
  }
}

function sharedText(number: string, row: number, { sharedStrings }: SheetContext): string {
  return sharedStrings(Number(number)) ?? refuseFile(refusals.damagedRow(row));
}
