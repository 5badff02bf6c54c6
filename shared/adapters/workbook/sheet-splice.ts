import { statusHeadings } from '../../domain/bulk-headings.ts';
import { cellName } from '../../domain/cell-name.ts';
import type { NotedSheet, RowNote } from '../../ports/workbooks.ts';
import { columnOf } from '../spreadsheet/cell-reference.ts';
import { type Comment, ownAuthor, ownMark } from './comments.ts';
import { attributeIn, elementAt, prefixOf, startOf, tagEnd, withAttribute } from './elements.ts';
import { officeRelations, textCell } from './markup.ts';
import { type Paint, painted, type StyleBook } from './style-book.ts';

/** What the sheet's new text asks of other parts. */
export type SheetChange = { readonly comments: Comment[] };

/** Programs grow slow with more comments than this; the column of words tells all of them anyway. */
const MOST_COMMENTS = 20_000;
/** Cells that a row needs to be told of as accepted: a lonely number or remark is no row. */
const LEAST_CELLS = 3;

const states: Readonly<Record<RowNote['state'], string>> = {
  accepted: '通过',
  warning: '待确认',
  error: '有误',
  unchanged: '未改动',
  'left-out': '不报送',
};

/** What stands behind a drawing of comments in a sheet (ECMA-376 part 1, 18.3.1.99), in its order. */
const afterDrawing = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/**
 * The text of a sheet with its notes, row by row; whatever is not a noted cell or a status column goes through unread.
 * `drawingId` is the relationship of the comments' drawing.
 */
export async function* annotatedRows(
  bytes: AsyncIterable<Uint8Array>,
  noted: NotedSheet,
  book: StyleBook,
  change: SheetChange,
  drawingId: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  let rows: RowWriter | null = null;
  let done = false;
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true });
    if (done) continue;
    if (rows === null) {
      const prefix = prefixOf(text, 'worksheet');
      const start = startOf(text, `${prefix}sheetData`);
      const end = start < 0 ? -1 : tagEnd(text, start);
      if (end < 0) continue;
      rows = rowWriter(prefix, noted, book, change);
      yield widened(text.slice(0, start), prefix, noted.statusColumn) + text.slice(start, end + 1);
      text = text.slice(end + 1);
    }
    const [written, rest, behind] = await rows.take(text);
    yield written;
    text = rest;
    done = behind;
  }
  yield drawn(text + decoder.decode(), rows?.prefix ?? '', drawingId);
}

/** The status columns wide enough to be read, where the sheet says nothing of their width. */
function widened(head: string, p: string, column: number): string {
  const widths = `<${p}col min="${column}" max="${column}" width="10" customWidth="1"/><${p}col min="${column + 1}" max="${column + 1}" width="60" customWidth="1"/>`;
  const start = startOf(head, `${p}cols`);
  if (start < 0) return `${head}<${p}cols>${widths}</${p}cols>`;
  const found = elementAt(head, `${p}cols`, start);
  const end = found === null ? -1 : head.lastIndexOf(`</${p}cols`, found.end);
  if (found === null || end < start) return head;
  const last = head.slice(start, end).matchAll(/\smax="(\d{1,5})"/gu);
  const covered = Math.max(0, ...[...last].map(([, max]) => Number(max)));
  return covered >= column ? head : head.slice(0, end) + widths + head.slice(end);
}

/** The rest of the sheet with the drawing of its comments named in its place. */
function drawn(tail: string, p: string, drawingId: string): string {
  if (startOf(tail, `${p}legacyDrawing`) >= 0) return tail;
  const places = afterDrawing.map(name => startOf(tail, `${p}${name}`)).filter(at => at >= 0);
  const at = Math.min(...places, tail.lastIndexOf(`</${p}worksheet`));
  const drawing = `<${p}legacyDrawing xmlns:notes="${officeRelations}" notes:id="${drawingId}"/>`;
  return tail.slice(0, at) + drawing + tail.slice(at);
}

/** Notes by row, as they come: the one of a row, asked for in the order of rows. */
function notesByRow(batches: AsyncIterable<readonly RowNote[]>): (row: number) => Promise<RowNote | null> {
  const iterator = batches[Symbol.asyncIterator]();
  let waiting: readonly RowNote[] = [];
  let at = 0;
  let ended = false;
  return async row => {
    for (;;) {
      const next = waiting[at];
      if (next === undefined) {
        if (ended) return null;
        const { value, done } = await iterator.next();
        ended = done === true;
        waiting = done === true ? [] : value;
        at = 0;
      } else if (next.row < row) at += 1;
      else return next.row === row ? next : null;
    }
  };
}

type Cell = { readonly column: number; readonly markup: string };

type RowWriter = {
  readonly prefix: string;
  /** Writes the rows that are whole; gives back what is left, and whether the rows are at their end. */
  readonly take: (text: string) => Promise<readonly [written: string, rest: string, behind: boolean]>;
};

function rowWriter(prefix: string, noted: NotedSheet, book: StyleBook, change: SheetChange): RowWriter {
  const { headingRow, statusColumn } = noted;
  const noteOf = notesByRow(noted.notes);
  let row = 0;

  const paintedCell = ({ column, markup }: Cell, paint: Paint | null): Cell => {
    const style = Number(attributeIn(markup, 's') ?? 0);
    const place = painted(book, style, paint);
    return { column, markup: place === style ? markup : withAttribute(markup, 's', String(place)) };
  };

  const withStatus = (cells: readonly Cell[], state: string, text: string, paint: Paint | null) => {
    const cell = (column: number, words: string): Cell => ({
      column,
      markup: textCell(column, row, painted(book, 0, paint), words, prefix),
    });
    return inOrder([...cells, cell(statusColumn, state), cell(statusColumn + 1, text)]);
  };

  const told = (cells: readonly Cell[], note: RowNote | null): readonly Cell[] => {
    const filled = cells.filter(({ markup }) => !markup.endsWith('/>') && !isHollow(markup)).length;
    if (note === null && filled < LEAST_CELLS) return cells;
    const { state, text, cells: about } = note ?? { state: 'accepted' as const, text: '', cells: [] };
    const words = new Map(about.map(one => [one.column, one.text]));
    const paint: Paint | null = state === 'left-out' ? null : state;
    const clean = cells.map(cell => paintedCell(cell, words.has(cell.column) ? paint : null));
    const missing = [...words.keys()]
      .filter(column => !cells.some(cell => cell.column === column))
      .map(column => paintedCell({ column, markup: `<${prefix}c r="${cellName(column, row)}"/>` }, paint));
    for (const [column, said] of words)
      if (change.comments.length < MOST_COMMENTS)
        change.comments.push({ row, column, author: ownAuthor, text: `${ownMark}${said}` });
    return withStatus(inOrder([...clean, ...missing]), states[state], text, paint);
  };

  const write = async (markup: string): Promise<string> => {
    row = Number(attributeIn(markup, 'r') ?? row + 1);
    if (row < headingRow) return markup;
    const open = markup.slice(0, tagEnd(markup, 0) + 1);
    const cells = cellsIn(markup.slice(open.length), prefix, row).filter(
      ({ column }) => column !== statusColumn && column !== statusColumn + 1,
    );
    const tag = open.endsWith('/>') ? `${open.slice(0, -2)}>` : open;
    // Which columns a row spans is a hint to programs; a wrong one misleads them.
    const spanned =
      attributeIn(tag, 'spans') === null ? tag : withAttribute(tag, 'spans', `1:${statusColumn + 1}`);
    const line =
      row === headingRow
        ? withStatus(cells, statusHeadings.state, statusHeadings.text, null)
        : told(cells, await noteOf(row));
    return `${spanned}${line.map(cell => cell.markup).join('')}</${prefix}row>`;
  };

  return {
    prefix,
    async take(text) {
      const written: string[] = [];
      let from = 0;
      for (;;) {
        const start = startOf(text, `${prefix}row`, from);
        const found = start < 0 ? null : elementAt(text, `${prefix}row`, start);
        if (found === null) break;
        written.push(text.slice(from, found.start), await write(text.slice(found.start, found.end)));
        from = found.end;
      }
      const behind = text.indexOf(`</${prefix}sheetData`, from) >= 0;
      return [written.join(''), text.slice(from), behind];
    },
  };
}

/** Cells of a row. Those without a reference stand where they stand: a new one beside them would move them. */
function cellsIn(markup: string, prefix: string, row: number): readonly Cell[] {
  const name = `${prefix}c`;
  const cells: Cell[] = [];
  let column = 0;
  for (let at = startOf(markup, name); at >= 0; ) {
    const found = elementAt(markup, name, at);
    if (found === null) break;
    const cell = markup.slice(found.start, found.end);
    const reference = attributeIn(cell, 'r');
    column = reference === null ? column + 1 : columnOf(reference);
    cells.push({
      column,
      markup: reference === null ? withAttribute(cell, 'r', cellName(column, row)) : cell,
    });
    at = startOf(markup, name, found.end);
  }
  return cells;
}

const inOrder = (cells: readonly Cell[]): readonly Cell[] => [...cells].sort((a, b) => a.column - b.column);

/** A cell with a format and nothing in it. */
const isHollow = (markup: string): boolean => markup.indexOf('<', 1) === markup.lastIndexOf('<');
