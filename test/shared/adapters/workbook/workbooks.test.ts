import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { spreadsheetFiles } from '../../../../shared/adapters/spreadsheet/open-spreadsheet.ts';
import { workbookFiles } from '../../../../shared/adapters/workbook/workbook-files.ts';
import type { SheetRow } from '../../../../shared/domain/sheet.ts';
import type { NotedSheet, RowNote } from '../../../../shared/ports/workbooks.ts';
import { goodPerson, plans } from '../../domain/bulk-sheets.ts';

const plan = plans.persons;
let room: string;
const at = (name: string) => join(room, name);

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'workbooks-'));
});
afterEach(() => rm(room, { recursive: true, force: true }));

async function* batches<T>(...all: readonly (readonly T[])[]) {
  yield* all;
}

async function read(path: string): Promise<readonly SheetRow[]> {
  const opened = await spreadsheetFiles.open(path);
  if (!opened.readable) throw new Error(opened.finding.code);
  const rows: SheetRow[] = [];
  for await (const batch of opened.file.rows(0)) rows.push(...batch);
  return rows;
}

async function inExcelJs(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

const sheetOf = (workbook: ExcelJS.Workbook): ExcelJS.Worksheet => {
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};

const noteAt = (sheet: ExcelJS.Worksheet, cell: string): string => {
  const { note } = sheet.getCell(cell);
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
};

const fillAt = (sheet: ExcelJS.Worksheet, cell: string): string | undefined => {
  const { fill } = sheet.getCell(cell);
  return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
};

const noted = (notes: readonly RowNote[], more: Partial<NotedSheet> = {}): NotedSheet => ({
  sheet: 0,
  headingRow: 1,
  statusColumn: plan.columns.length + 1,
  notes: batches(notes),
  ...more,
});

describe('a template', () => {
  test('has headings, notes, choices and an example that another program reads', async () => {
    await workbookFiles.writeTemplate(at('t.xlsx'), plan);
    const workbook = await inExcelJs(at('t.xlsx'));
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['个人', 'visible'],
      ['填写说明', 'visible'],
      ['选项', 'hidden'],
    ]);
    const sheet = sheetOf(workbook);
    expect(plan.columns.map((_, index) => sheet.getCell(1, index + 1).text)).toEqual(
      plan.columns.map(({ heading }) => heading.zh),
    );
    expect(sheet.getCell('A2').text).toBe('示例');
    expect(noteAt(sheet, 'E1')).toContain('整列为文本格式');
    const { dataValidation } = sheet.getCell('C2');
    expect(dataValidation).toMatchObject({ type: 'list', formulae: ['选项!$A$1:$A$2'] });
    expect(sheet.getColumn(5).numFmt).toBe('@');
  });

  test('filled with rows reads back what was put in, and nothing in it is a formula', async () => {
    const wild = { ...goodPerson, title: '=1+1', place: '@SUM(A1)', description: '<&>"\u0001换\n行' };
    await workbookFiles.writeTemplate(at('t.xlsx'), plan, batches([goodPerson], [wild]));
    const [, first, second] = await read(at('t.xlsx'));
    const textsOf = (row: SheetRow | undefined) =>
      Object.fromEntries(row?.cells.map(({ column, text }) => [plan.columns[column - 1]?.id, text]) ?? []);
    expect(textsOf(first)).toEqual(goodPerson);
    expect(textsOf(second)).toEqual({ ...wild, description: '<&>"换\n行' });
    expect(second?.cells.every(({ kind }) => kind === 'text')).toBe(true);
  });

  test('is the same bytes each time', async () => {
    await workbookFiles.writeTemplate(at('a.xlsx'), plan);
    await workbookFiles.writeTemplate(at('b.xlsx'), plan);
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(at('a.xlsx'))).toEqual(await readFile(at('b.xlsx')));
  });
});

describe('a workbook given back', () => {
  const notes: readonly RowNote[] = [
    { row: 3, state: 'error', text: '证件号码：位数不对', cells: [{ column: 5, text: '号码应为 18 位' }] },
    { row: 4, state: 'unchanged', text: '已报送', cells: [] },
    { row: 5, state: 'error', text: '区县必填', cells: [{ column: 8, text: '此项必填' }] },
  ];
  const { district: _, ...withoutDistrict } = goodPerson;
  const filled = () =>
    workbookFiles.writeTemplate(
      at('in.xlsx'),
      plan,
      batches([goodPerson, goodPerson, goodPerson, withoutDistrict]),
    );

  test('tells of each row and at each cell, and leaves the rest', async () => {
    await filled();
    expect(await workbookFiles.annotate(at('in.xlsx'), at('out.xlsx'), noted(notes))).toBe(true);
    const workbook = await inExcelJs(at('out.xlsx'));
    const sheet = sheetOf(workbook);
    const status = plan.columns.length + 1;
    expect([1, 2, 3, 4, 5].map(row => sheet.getCell(row, status).text)).toEqual([
      '核对结果',
      '通过',
      '有误',
      '未改动',
      '有误',
    ]);
    expect(sheet.getCell(3, status + 1).text).toBe('证件号码：位数不对');
    expect(noteAt(sheet, 'E3')).toBe('【核对】号码应为 18 位');
    expect(noteAt(sheet, 'H5')).toBe('【核对】此项必填');
    expect(fillAt(sheet, 'E3')).toBe('FFFFC7CF');
    expect(fillAt(sheet, 'H5')).toBe('FFFFC7CF');
    expect(fillAt(sheet, 'E2')).toBeUndefined();
    expect(sheet.getCell('C2').dataValidation).toMatchObject({ type: 'list' });
    expect(workbook.worksheets).toHaveLength(3);
    const before = await read(at('in.xlsx'));
    const after = await read(at('out.xlsx'));
    expect(
      after.map(({ row, cells }) => ({ row, cells: cells.filter(({ column }) => column < status) })),
    ).toEqual(before.map(({ row, cells }) => ({ row, cells })));
  });

  test('sent again, it is told anew: what was mended is clean', async () => {
    await filled();
    await workbookFiles.annotate(at('in.xlsx'), at('once.xlsx'), noted(notes));
    const last: RowNote = {
      row: 4,
      state: 'warning',
      text: '请确认',
      cells: [{ column: 2, text: '姓名少见' }],
    };
    await workbookFiles.annotate(at('once.xlsx'), at('twice.xlsx'), noted([last]));
    const sheet = sheetOf(await inExcelJs(at('twice.xlsx')));
    const status = plan.columns.length + 1;
    expect([2, 3, 4, 5].map(row => sheet.getCell(row, status).text)).toEqual([
      '通过',
      '通过',
      '待确认',
      '通过',
    ]);
    expect(noteAt(sheet, 'E3')).toBe('');
    expect(fillAt(sheet, 'E3')).toBeUndefined();
    expect(sheet.getCell('E3').numFmt).toBe('@');
    expect(noteAt(sheet, 'B4')).toBe('【核对】姓名少见');
    expect(sheet.columnCount).toBe(status + 1);
  });

  test("of a clerk's own making keeps their comments, formats, formulas and merges", async () => {
    const own = new ExcelJS.Workbook();
    const sheet = own.addWorksheet('名单');
    sheet.addRow(['郑州市报送表']);
    sheet.mergeCells('A1:C1');
    sheet.addRow(['姓名', '证件号码', '天数']);
    sheet.addRow(['王小明', '4101', { formula: '1+1', result: 2 }]);
    sheet.addRow(['李四', '4102', 3]);
    sheet.getCell('A3').font = { bold: true };
    sheet.getCell('B3').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } };
    sheet.getCell('A4').note = '我自己的批注';
    own.addWorksheet('其他').addRow(['不动']);
    await own.xlsx.writeFile(at('own.xlsx'));
    const note: RowNote = { row: 3, state: 'error', text: '太短', cells: [{ column: 2, text: '太短' }] };
    const about = { headingRow: 2, statusColumn: 4, notes: batches([note]) };
    expect(await workbookFiles.annotate(at('own.xlsx'), at('out.xlsx'), noted([], about))).toBe(true);
    const workbook = await inExcelJs(at('out.xlsx'));
    const given = sheetOf(workbook);
    expect(noteAt(given, 'A4')).toContain('我自己的批注');
    expect(noteAt(given, 'B3')).toBe('【核对】太短');
    expect(given.getCell('A3').font).toMatchObject({ bold: true });
    expect(given.getCell('C3').value).toMatchObject({ formula: '1+1', result: 2 });
    expect(given.getCell('A1').isMerged).toBe(true);
    expect([2, 3, 4].map(row => given.getCell(row, 4).text)).toEqual(['核对结果', '有误', '通过']);
    expect(workbook.worksheets[1]?.getCell('A1').text).toBe('不动');
  });
});

test('a table keeps rows where they are', async () => {
  const rows: SheetRow[] = [3, 7].map(row => ({
    row,
    hidden: false,
    cells: [{ column: 2, text: `第${row}行`, kind: 'text' as const }],
  }));
  await workbookFiles.writeTable(at('table.xlsx'), 'CSV', batches(rows));
  expect(await read(at('table.xlsx'))).toEqual(rows);
  expect(await workbookFiles.annotate(at('table.xlsx'), at('noted.xlsx'), noted([]))).toBe(true);
});
