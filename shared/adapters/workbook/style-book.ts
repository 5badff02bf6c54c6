import type { RowState } from '../../ports/workbooks.ts';
import { attributeIn, elementAt, elementsOf, prefixOf, startOf, withAttribute } from './elements.ts';

/**
 * Fills of noted cells. Each is one step beside the colour that programs offer, so that our own paint is known again when
 * the workbook comes back.
 */
export const paints: Readonly<Record<Exclude<RowState, 'left-out'>, string>> = {
  accepted: 'FFC6EFCF',
  warning: 'FFFFEB9D',
  error: 'FFFFC7CF',
  unchanged: 'FFD9D9DA',
};
export type Paint = keyof typeof paints;
const paintNames: readonly Paint[] = ['accepted', 'warning', 'error', 'unchanged'];

/** The formats of a workbook, and those that are added to them on the way. */
export type StyleBook = {
  readonly text: string;
  readonly prefix: string;
  readonly formats: string[];
  readonly known: number;
  readonly fills: number;
  /** Place of each of our fills that the workbook has from an earlier time. */
  readonly ownFills: ReadonlySet<string>;
  readonly places: Map<string, number>;
};

/** null where the part has no list of formats to add to. */
export function styleBookOf(text: string): StyleBook | null {
  const prefix = prefixOf(text, 'styleSheet');
  const list = sectionOf(text, `${prefix}cellXfs`);
  const fills = sectionOf(text, `${prefix}fills`);
  if (list === null || fills === null) return null;
  const formats = [...elementsOf(list, `${prefix}xf`)];
  const painted = [...elementsOf(fills, `${prefix}fill`)];
  const own = painted.flatMap((fill, place) =>
    Object.values(paints).some(colour => fill.includes(colour)) ? [String(place)] : [],
  );
  return {
    text,
    prefix,
    formats,
    known: formats.length,
    fills: painted.length,
    ownFills: new Set(own),
    places: new Map(formats.map((format, place) => [format, place] as const).reverse()),
  };
}

function sectionOf(text: string, name: string): string | null {
  const start = startOf(text, name);
  const found = start < 0 ? null : elementAt(text, name, start);
  return found === null ? null : text.slice(found.start, found.end);
}

/** The place of the format `style` with this paint, or without any of ours. */
export function painted(book: StyleBook, style: number, paint: Paint | null): number {
  const format = book.formats[style] ?? book.formats[0];
  if (format === undefined) return style;
  const plain = book.ownFills.has(attributeIn(format, 'fillId') ?? '')
    ? withAttribute(format, 'fillId', '0')
    : format;
  if (paint === null) return plain === format ? style : placeOf(book, unfilled(book, plain));
  const fill = String(book.fills + paintNames.indexOf(paint));
  return placeOf(book, withAttribute(withAttribute(plain, 'fillId', fill), 'applyFill', '1'));
}

/** A format that had no fill said nothing of fills, or said that it has none: the one that is there already is taken. */
function unfilled(book: StyleBook, plain: string): string {
  const silent = plain.replace(/ applyFill="1"/u, '');
  return book.places.has(silent) ? silent : withAttribute(plain, 'applyFill', '0');
}

function placeOf(book: StyleBook, format: string): number {
  const known = book.places.get(format);
  if (known !== undefined) return known;
  const place = book.formats.push(format) - 1;
  book.places.set(format, place);
  return place;
}

/** The part with our fills and every format that was asked for. */
export function paintedStyles({ text, prefix: p, formats, known, fills }: StyleBook): string {
  const fill = (paint: Paint) =>
    `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${paints[paint]}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
  const filled = grown(text, `${p}fills`, paintNames.map(fill), fills + paintNames.length);
  return grown(filled, `${p}cellXfs`, formats.slice(known), formats.length);
}

/** A list with more members at its end, and their number said anew. */
function grown(text: string, name: string, members: readonly string[], count: number): string {
  const found = elementAt(text, name, startOf(text, name));
  if (found === null) return text;
  const list = text.slice(found.start, found.end);
  const end = list.lastIndexOf(`</${name}`);
  const longer = withAttribute(
    list.slice(0, end) + members.join('') + list.slice(end),
    'count',
    String(count),
  );
  return text.slice(0, found.start) + longer + text.slice(found.end);
}
