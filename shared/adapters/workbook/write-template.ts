import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { SheetRow } from '../../domain/sheet.ts';
import type { WorkbookPlan } from '../../domain/workbook-plan.ts';
import { type Comment, commentsPart, drawingPart } from './comments.ts';
import { declaration, main, officeRelations, textCell } from './markup.ts';
import {
  columnsOf,
  contentTypesPart,
  formats,
  listsSheet,
  type NamedSheet,
  noteRelationsPart,
  packageRelationsPart,
  row,
  sheetOfTexts,
  stylesPart,
  validationsOf,
  workbookPart,
  workbookRelationsPart,
} from './template-parts.ts';

type Filled = AsyncIterable<readonly Readonly<Record<string, string>>[]>;

/** The template of a plan; see the port. */
export async function writeTemplate(path: string, plan: WorkbookPlan, rows?: Filled): Promise<void> {
  const { columns, guidance } = plan;
  const choices = columns.filter(({ kind }) => kind === 'choice');
  const comments = columns.map(
    ({ note }, index): Comment => ({
      row: 1,
      column: index + 1,
      // Not our author of findings: these notes stay when the workbook is given back.
      author: '模板',
      text: `${note.zh}\n${note.en}`,
    }),
  );
  const text = (value: string) => ({ text: value, style: formats.wrapped });
  const guide = [
    ...guidance.map(({ zh, en }) => [text(zh), text(en)]),
    ...columns.map(({ heading, note, required }) => [
      text(`${heading.zh}${required ? '（必填）' : ''}：${note.zh}`),
      text(`${heading.en}${required ? ' (required)' : ''}: ${note.en}`),
    ]),
  ];
  const longest = Math.max(0, ...choices.map(column => column.choices.length));
  const lists = Array.from({ length: longest }, (_, at) =>
    choices.map(column => ({ text: column.choices[at]?.label ?? '', style: formats.text })),
  );
  await writeWorkbook(path, {
    sheets: [{ name: plan.sheetName }, { name: '填写说明' }, { name: listsSheet, hidden: true }],
    first: dataSheet(plan, rows),
    others: [
      sheetOfTexts(guide, [60, 60]),
      sheetOfTexts(
        lists,
        choices.map(() => 24),
      ),
    ],
    comments,
  });
}

async function* dataSheet(plan: WorkbookPlan, rows: Filled | undefined): AsyncGenerator<string> {
  const { columns } = plan;
  const heading = columns.map(({ heading: { zh }, required }, index) =>
    textCell(index + 1, 1, required ? formats.required : formats.optional, zh),
  );
  yield `${declaration}<worksheet xmlns="${main}" xmlns:r="${officeRelations}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columnsOf(columns)}<sheetData>${row(1, heading)}`;
  let number = 1;
  const line = (values: Readonly<Record<string, string>>, style: number): string => {
    number += 1;
    return row(
      number,
      columns.flatMap(({ id }, index) => {
        const value = values[id] ?? '';
        return value === '' ? [] : [textCell(index + 1, number, style, value)];
      }),
    );
  };
  if (rows === undefined)
    yield line(Object.fromEntries(columns.map(({ id, example }) => [id, example])), formats.example);
  else for await (const batch of rows) yield batch.map(values => line(values, formats.text)).join('');
  yield `</sheetData>${validationsOf(plan)}<legacyDrawing r:id="rId2"/></worksheet>`;
}

/** A workbook of one sheet that holds these rows where they are. */
export const writeTable = (
  path: string,
  name: string,
  rows: AsyncIterable<readonly SheetRow[]>,
): Promise<void> =>
  writeWorkbook(path, { sheets: [{ name }], first: tableSheet(rows), others: [], comments: [] });

async function* tableSheet(rows: AsyncIterable<readonly SheetRow[]>): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}" xmlns:r="${officeRelations}"><sheetData>`;
  for await (const batch of rows)
    yield batch
      .map(({ row: number, cells }) =>
        row(
          number,
          cells.map(({ column, text }) => textCell(column, number, formats.text, text)),
        ),
      )
      .join('');
  yield '</sheetData></worksheet>';
}

type Written = {
  readonly sheets: readonly NamedSheet[];
  readonly first: AsyncIterable<string>;
  readonly others: readonly string[];
  /** Of the first sheet. */
  readonly comments: readonly Comment[];
};

async function writeWorkbook(path: string, { sheets, first, others, comments }: Written): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime: noTime });
  const noted = comments.length > 0;
  add('[Content_Types].xml', contentTypesPart(sheets.length, noted));
  add('_rels/.rels', packageRelationsPart);
  add('xl/workbook.xml', workbookPart(sheets));
  add('xl/_rels/workbook.xml.rels', workbookRelationsPart(sheets.length));
  add('xl/styles.xml', stylesPart);
  for (const [index, other] of others.entries()) add(`xl/worksheets/sheet${index + 2}.xml`, other);
  if (noted) {
    add('xl/comments1.xml', commentsPart(comments));
    add('xl/drawings/vmlDrawing1.vml', drawingPart(comments));
    add('xl/worksheets/_rels/sheet1.xml.rels', noteRelationsPart);
  }
  zip.addReadStream(Readable.from(first, { objectMode: false }), 'xl/worksheets/sheet1.xml', {
    mtime: noTime,
  });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** The same workbook is the same bytes, whenever it is written. */
const noTime = new Date(Date.UTC(1980, 0, 1));
