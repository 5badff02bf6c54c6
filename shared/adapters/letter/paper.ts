import PDFDocument from 'pdfkit';
import { setLines } from './set-lines.ts';

/** Points from here on: 72 to the inch. A4 and its margins are those of GB/T 9704-2012, 5.2. */
const mm = (millimetres: number): number => (millimetres * 72) / 25.4;
const MARGINS = { top: mm(30), left: mm(28), right: mm(26), bottom: mm(30) };
const PAGE = { width: mm(210), height: mm(297) };
const WIDTH = PAGE.width - MARGINS.left - MARGINS.right;
const FLOOR = PAGE.height - MARGINS.bottom;

export type Type = {
  readonly font: 'regular' | 'bold';
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
  readonly language: 'zh' | 'en';
};
export type Where = {
  readonly x?: number;
  readonly width?: number;
  readonly indent?: number;
  readonly align?: 'left' | 'centre' | 'right' | 'justified';
};
/** A text of a table's cell, in the types it is set in, one below the other. */
export type Cell = readonly { readonly text: string; readonly type: Type }[];
type Drawn = { readonly line: ReturnType<typeof setLines>[number]; readonly type: Type };

export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };
export type Paper = ReturnType<typeof openPaper>;

/** Between a cell's rule and its text. */
const CELL = { across: 6, above: 5 };
const HAIRLINE = '#9a9a9a';
const SHADE = '#f5f3ef';
const MISSING = '〓';
const LANGUAGES = { zh: 'zh-CN', en: 'en' } as const;

/** Sheets of paper on which text is set from above, with a new sheet where one is full. */
export function openPaper(
  fonts: Fonts,
  about: { title: string; author: string; subject: string; made: Date },
) {
  const document = new PDFDocument({
    size: 'A4',
    margins: { ...MARGINS, bottom: 0 },
    // None to begin with: else the library opens one of its own, whose file no bundle holds.
    font: null as unknown as string,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    tagged: true,
    bufferPages: true,
    info: {
      Title: about.title,
      Author: about.author,
      Creator: 'Relief Credit',
      Subject: about.subject,
      CreationDate: about.made,
      ModDate: about.made,
    },
  });
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  document.font('regular');
  // A tagged document: a reader on a screen follows it, and its tables, in their order.
  const root = document.struct('Document');
  document.addStructure(root);
  let y = MARGINS.top;
  const missing = new Set<string>();
  const widths = new Map<string, number>();

  const printable = (text: string): string =>
    [...text].map(sign => (has(document, sign) ? sign : stoodInFor(sign))).join('');
  function stoodInFor(sign: string): string {
    missing.add(sign);
    return MISSING;
  }

  function choose({ font, size, colour }: Type): void {
    document.font(font).fontSize(size).fillColor(colour);
  }
  const featuresOf = ({ language }: Type) => (language === 'en' ? (['pwid'] as const) : []);
  function measure(text: string, type: Type): number {
    const key = `${type.font} ${type.language} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known * type.size;
    choose(type);
    const width = document.widthOfString(text, { features: [...featuresOf(type)] }) / type.size;
    widths.set(key, width);
    return width * type.size;
  }
  function linesOf(text: string, type: Type, { width = WIDTH, indent = 0, align = 'left' }: Where): Drawn[] {
    return printable(text)
      .split('\n')
      .flatMap(paragraph =>
        setLines(paragraph, {
          width,
          indent,
          size: type.size,
          justified: align === 'justified',
          language: type.language,
          measure: token => measure(token, type),
        }),
      )
      .map(line => ({ line, type }));
  }
  function drawLine({ line, type }: Drawn, left: number, top: number): void {
    choose(type);
    for (const { text, x, spacing } of line) {
      document.text(text, left + x, top + (type.leading - type.size) / 2 + type.size * 0.88, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: spacing,
        features: [...featuresOf(type)],
      });
    }
  }
  const lineWidth = ({ line, type }: Drawn): number => {
    const last = line.at(-1);
    return last === undefined ? 0 : last.x + measure(last.text, type);
  };
  function turn(): void {
    document.addPage();
    y = MARGINS.top;
  }
  function need(height: number): void {
    if (y + height > FLOOR && y > MARGINS.top) turn();
  }
  function inside(tag: string, type: Type, draw: () => void): void {
    root.add(document.struct(tag, { lang: LANGUAGES[type.language] }, [draw]));
  }

  const paper = {
    width: WIDTH,
    /** Begins a new sheet where `height` is not left on this one. */
    need,
    space(height: number): void {
      y += height;
    },
    text(tag: string, text: string, type: Type, where: Where = {}): void {
      const { x = 0, width = WIDTH, align = 'left' } = where;
      inside(tag, type, () => {
        for (const drawn of linesOf(text, type, where)) {
          need(type.leading);
          const room = width - lineWidth(drawn);
          const shift = align === 'centre' ? room / 2 : align === 'right' ? room : 0;
          drawLine(drawn, MARGINS.left + x + shift, y);
          y += type.leading;
        }
      });
    },
    rule(colour: string, thickness: number): void {
      document.markContent('Artifact', { type: 'Layout' });
      document
        .moveTo(MARGINS.left, y)
        .lineTo(MARGINS.left + WIDTH, y)
        .lineWidth(thickness)
        .strokeColor(colour)
        .stroke();
      document.endMarkedContent();
    },
    /** Rows of cells under a heading that is set again on each sheet; `shares` are the columns' shares of the width. */
    table(
      heading: readonly Cell[] | null,
      rows: readonly (readonly Cell[])[],
      shares: readonly number[],
    ): void {
      const total = shares.reduce((sum, share) => sum + share, 0);
      const columns = shares.map(share => (share / total) * WIDTH);
      const linesOfRow = (cells: readonly Cell[]): Drawn[][] =>
        cells.map((cell, at) => {
          const width = (columns[at] ?? 0) - 2 * CELL.across;
          return cell.flatMap(({ text, type }) => linesOf(text, type, { width }));
        });
      const table = document.struct('Table');
      root.add(table);
      const setHeading = (): void => {
        if (heading !== null) setRow(table, linesOfRow(heading), columns, () => 'TH');
      };
      setHeading();
      for (const cells of rows) {
        const lines = linesOfRow(cells);
        const height = Math.max(...lines.map(heightOf)) + 2 * CELL.above;
        // A row goes to the next sheet whole if it fits on one.
        if (y + height > FLOOR && height <= FLOOR - MARGINS.top - 60) {
          turn();
          setHeading();
        }
        setRow(table, lines, columns, column => (heading === null && column === 0 ? 'TH' : 'TD'));
      }
      table.end();
    },
    /** Characters that the fonts lack, in the order in which they were met. */
    missing: (): readonly string[] => [...missing],
    /** The bytes, once `footer` has been set at the foot of each sheet. */
    async close(footer: (page: number, pages: number) => string, type: Type): Promise<Uint8Array> {
      const { count } = document.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        document.switchToPage(page);
        document.markContent('Artifact', { type: 'Pagination' });
        const [drawn] = linesOf(footer(page + 1, count), type, {});
        if (drawn) drawLine(drawn, MARGINS.left + (WIDTH - lineWidth(drawn)) / 2, FLOOR + mm(10));
        document.endMarkedContent();
      }
      const chunks: Uint8Array[] = [];
      root.end();
      document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      const ended = new Promise<void>((resolve, reject) => {
        document.on('end', resolve);
        document.on('error', reject);
      });
      document.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
  /** Takes the lines it is given, as many at a time as the sheet has room for. */
  function setRow(
    table: PDFKit.PDFStructureElement,
    waiting: Drawn[][],
    columns: readonly number[],
    tagOf: (column: number) => 'TH' | 'TD',
  ): void {
    const row = document.struct('TR');
    table.add(row);
    while (waiting.some(lines => lines.length > 0)) {
      const slices = waiting.map(lines => takeLines(lines, FLOOR - y - 2 * CELL.above));
      if (slices.every(slice => slice.length === 0)) {
        turn();
        continue;
      }
      const height = Math.max(...slices.map(heightOf)) + 2 * CELL.above;
      let x = MARGINS.left;
      for (const [at, slice] of slices.entries()) {
        const width = columns[at] ?? 0;
        const tag = tagOf(at);
        row.add(document.struct(tag, {}, [() => drawCell({ x, width, height }, slice, tag === 'TH')]));
        x += width;
      }
      y += height;
    }
    row.end();
  }
  function drawCell(
    { x, width, height }: { x: number; width: number; height: number },
    lines: readonly Drawn[],
    shaded: boolean,
  ): void {
    if (shaded) document.rect(x, y, width, height).fillColor(SHADE).fill();
    document.rect(x, y, width, height).lineWidth(0.5).strokeColor(HAIRLINE).stroke();
    let top = y + CELL.above;
    for (const drawn of lines) {
      drawLine(drawn, x + CELL.across, top);
      top += drawn.type.leading;
    }
  }
  return paper;
}

const heightOf = (lines: readonly Drawn[]): number => lines.reduce((sum, { type }) => sum + type.leading, 0);

/** Takes lines from the front, as many as `room` has place for. */
function takeLines(lines: Drawn[], room: number): Drawn[] {
  let height = 0;
  const fitting = lines.findIndex(({ type }) => {
    height += type.leading;
    return height > room;
  });
  return lines.splice(0, fitting < 0 ? lines.length : fitting);
}

const has = (document: PDFKit.PDFDocument, sign: string): boolean => {
  const { font } = (
    document as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } }
  )._font;
  return font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
};
