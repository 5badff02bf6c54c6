import { statusHeadings } from '../../domain/bulk-headings.ts';
import type { NotedSheet, RowNote } from '../../ports/workbooks.ts';
import { columnOf } from '../spreadsheet/cell-reference.ts';
import { type Comment, ownAuthor, ownMark } from './comments.ts';
import { attributeIn, elementAt, prefixOf, startOf, tagEnd, withAttribute } from './elements.ts';
import { cellName, officeRelations, textCell } from './markup.ts';
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
  const notes = new NoteReader(noted.notes);
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
      rows = new RowWriter(prefix, noted, book, change);
      yield widened(text.slice(0, start), prefix, noted.statusColumn) + text.slice(start, end + 1);
      text = text.slice(end + 1);
    }
    const [written, rest, behind] = await rows.take(text, notes);
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

/** Notes by row, as they come. */
class NoteReader {
  readonly #batches: AsyncIterator<readonly RowNote[]>;
  #waiting: readonly RowNote[] = [];
  #ended = false;

  constructor(notes: AsyncIterable<readonly RowNote[]>) {
    this.#batches = notes[Symbol.asyncIterator]();
  }

  async of(row: number): Promise<RowNote | null> {
    for (;;) {
      const [first, ...rest] = this.#waiting;
      if (first === undefined) {
        if (this.#ended) return null;
        const { value, done } = await this.#batches.next();
        if (done === true) this.#ended = true;
        else this.#waiting = value;
      } else if (first.row < row) this.#waiting = rest;
      else return first.row === row ? first : null;
    }
  }
}

type Cell = { readonly column: number; readonly markup: string };

class RowWriter {
  readonly prefix: string;
  readonly #noted: NotedSheet;
  readonly #book: StyleBook;
  readonly #change: SheetChange;
  #row = 0;

  constructor(prefix: string, noted: NotedSheet, book: StyleBook, change: SheetChange) {
    this.prefix = prefix;
    this.#noted = noted;
    this.#book = book;
    this.#change = change;
  }

  /** Writes the rows that are whole; gives back what is left, and whether the rows are at their end. */
  async take(text: string, notes: NoteReader): Promise<[written: string, rest: string, behind: boolean]> {
    const name = `${this.prefix}row`;
    const written: string[] = [];
    let from = 0;
    for (;;) {
      const start = startOf(text, name, from);
      const found = start < 0 ? null : elementAt(text, name, start);
      if (found === null) break;
      written.push(
        text.slice(from, found.start),
        await this.#write(text.slice(found.start, found.end), notes),
      );
      from = found.end;
    }
    const behind = text.indexOf(`</${this.prefix}sheetData`, from) >= 0;
    return [written.join(''), text.slice(from), behind];
  }

  async #write(markup: string, notes: NoteReader): Promise<string> {
    this.#row = Number(attributeIn(markup, 'r') ?? this.#row + 1);
    const { headingRow, statusColumn } = this.#noted;
    if (this.#row < headingRow) return markup;
    const open = markup.slice(0, tagEnd(markup, 0) + 1);
    const cells = this.#cells(markup.slice(open.length)).filter(
      ({ column }) => column !== statusColumn && column !== statusColumn + 1,
    );
    const tag = open.endsWith('/>') ? `${open.slice(0, -2)}>` : open;
    // Which columns a row spans is a hint to programs; a wrong one misleads them.
    const spanned =
      attributeIn(tag, 'spans') === null ? tag : withAttribute(tag, 'spans', `1:${statusColumn + 1}`);
    const lines =
      this.#row === headingRow
        ? this.#status(cells, statusHeadings.state, statusHeadings.text, null)
        : this.#told(cells, await notes.of(this.#row));
    return `${spanned}${lines.map(cell => cell.markup).join('')}</${this.prefix}row>`;
  }

  #told(cells: readonly Cell[], note: RowNote | null): readonly Cell[] {
    const filled = cells.filter(({ markup }) => !markup.endsWith('/>') && !isHollow(markup)).length;
    if (note === null && filled < LEAST_CELLS) return cells;
    const { state, text, cells: about } = note ?? { state: 'accepted' as const, text: '', cells: [] };
    const noted = new Map(about.map(one => [one.column, one.text]));
    const paint: Paint | null = state === 'left-out' ? null : state;
    const clean = cells.map(cell => this.#painted(cell, noted.has(cell.column) ? paint : null));
    const missing = [...noted.keys()]
      .filter(column => !cells.some(cell => cell.column === column))
      .map(column =>
        this.#painted({ column, markup: `<${this.prefix}c r="${cellName(column, this.#row)}"/>` }, paint),
      );
    for (const [column, words] of noted) this.#comment(column, words);
    return this.#status(inOrder([...clean, ...missing]), states[state], text, paint);
  }

  #comment(column: number, words: string): void {
    const { comments } = this.#change;
    if (comments.length < MOST_COMMENTS)
      comments.push({ row: this.#row, column, author: ownAuthor, text: `${ownMark}${words}` });
  }

  #painted({ column, markup }: Cell, paint: Paint | null): Cell {
    const style = Number(attributeIn(markup, 's') ?? 0);
    const place = painted(this.#book, style, paint);
    return { column, markup: place === style ? markup : withAttribute(markup, 's', String(place)) };
  }

  #status(cells: readonly Cell[], state: string, text: string, paint: Paint | null): readonly Cell[] {
    const { statusColumn } = this.#noted;
    const cell = (column: number, words: string): Cell => ({
      column,
      markup: textCell(column, this.#row, painted(this.#book, 0, paint), words, this.prefix),
    });
    return inOrder([...cells, cell(statusColumn, state), cell(statusColumn + 1, text)]);
  }

  #cells(markup: string): readonly Cell[] {
    const name = `${this.prefix}c`;
    const cells: Cell[] = [];
    let column = 0;
    for (let at = startOf(markup, name); at >= 0; ) {
      const found = elementAt(markup, name, at);
      if (found === null) break;
      const cell = markup.slice(found.start, found.end);
      const reference = attributeIn(cell, 'r');
      column = reference === null ? column + 1 : columnOf(reference);
      // Cells that come without a reference stand where they stand: a new one beside them would move them.
      cells.push({
        column,
        markup: reference === null ? withAttribute(cell, 'r', cellName(column, this.#row)) : cell,
      });
      at = startOf(markup, name, found.end);
    }
    return cells;
  }
}

const inOrder = (cells: readonly Cell[]): readonly Cell[] => [...cells].sort((a, b) => a.column - b.column);

/** A cell with a format and nothing in it. */
const isHollow = (markup: string): boolean => markup.indexOf('<', 1) === markup.lastIndexOf('<');
