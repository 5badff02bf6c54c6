import ExcelJS from 'exceljs';
import type { ReliefClient } from '../../local/client/relief-client.ts';
import { workbookPlan } from '../../shared/domain/bulk-plan.ts';
import { Policy } from '../../shared/domain/policy.ts';
import policyFile from '../../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };
import { campaignId } from './story.ts';
import { personRow } from './workbooks.ts';

const plan = workbookPlan(Policy.parse(policyFile), 'persons');

/** Columns of `personRow`, by the plan's ids. */
const given = [
  'name',
  'sex',
  'documentType',
  'documentNumber',
  'category',
  'district',
  'title',
  'description',
  'startedOn',
  'endedOn',
  'place',
];

type Value = string | number | { formula: string; result: string };
type Row = Readonly<Record<string, Value>>;

/** One way in which a cell goes wrong, and the column at which it must be reported. */
type Fault = { readonly at: string; readonly spoil: (row: Row) => Row };

const set =
  (at: string, value: Value): Fault['spoil'] =>
  row => ({ ...row, [at]: value });
const cut =
  (at: string, change: (text: string) => Value): Fault['spoil'] =>
  row => ({ ...row, [at]: change(String(row[at])) });

/** What clerks and spreadsheets do. */
export const faults: readonly Fault[] = [
  { at: 'name', spoil: set('name', '') },
  { at: 'name', spoil: cut('name', name => `${name}13800000000`) },
  { at: 'sex', spoil: set('sex', '未知') },
  { at: 'documentType', spoil: set('documentType', '工作证') },
  { at: 'documentNumber', spoil: set('documentNumber', '') },
  // A check character that does not fit.
  {
    at: 'documentNumber',
    spoil: cut('documentNumber', number => `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`),
  },
  // Fifteen digits kept of eighteen, and the same as a spreadsheet shows it.
  { at: 'documentNumber', spoil: cut('documentNumber', number => Number(`${number.slice(0, 15)}000`)) },
  { at: 'documentNumber', spoil: set('documentNumber', '4.10199E+17') },
  { at: 'documentNumber', spoil: set('documentNumber', '91410199MA90000005') },
  { at: 'birthDate', spoil: set('birthDate', '1949-10-01') },
  { at: 'category', spoil: set('category', '做好事') },
  { at: 'category', spoil: set('category', '企业和社会组织突出贡献') },
  { at: 'district', spoil: set('district', '浦东新区') },
  { at: 'title', spoil: set('title', '') },
  { at: 'title', spoil: set('title', '很长的事项名称'.repeat(10)) },
  { at: 'description', spoil: set('description', '锟斤拷锟斤拷锟斤拷') },
  { at: 'startedOn', spoil: set('startedOn', '上周二') },
  { at: 'startedOn', spoil: set('startedOn', '2021-07-01') },
  { at: 'endedOn', spoil: set('endedOn', '2021-02-30') },
  { at: 'endedOn', spoil: set('endedOn', '2021-07-19') },
  { at: 'place', spoil: set('place', '') },
  { at: 'place', spoil: set('place', { formula: 'NA()', result: '#N/A' }) },
];

export type Planted = {
  readonly bytes: Uint8Array;
  /** Row and column of each planted fault, as `row:column`. */
  readonly cells: readonly string[];
  readonly columnOf: (id: string) => number;
};

const columnOf = (id: string): number => plan.columns.findIndex(column => column.id === id) + 1;

/** Headings and the example row stand above what a clerk fills in. */
const rowsAbove = 2;

/** The template as a clerk gets it. */
export async function templateFor(client: ReliefClient): Promise<Uint8Array> {
  const { url } = await client.call('getImportTemplate', {
    params: { kind: 'persons' },
    query: { campaignId },
  });
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the template: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * The template filled in with `rows` persons, the first of every stretch of them spoilt until `faulty` are, each in one
 * of the ways in turn.
 */
export async function plantedWorkbook(template: Uint8Array, rows: number, faulty: number): Promise<Planted> {
  const workbook = new ExcelJS.Workbook();
  // Its declared type is the Buffer of another edition of Node's types.
  await workbook.xlsx.load(new Uint8Array(template).buffer);
  const sheet = workbook.getWorksheet(plan.sheetName);
  if (sheet === undefined) throw new Error(`the template has no sheet ${plan.sheetName}`);
  const every = faulty === 0 ? rows + 1 : Math.floor(rows / faulty);
  const cells: string[] = [];
  for (let index = 0; index < rows; index += 1) {
    const values = personRow(index);
    let row: Row = Object.fromEntries(given.map((id, at) => [id, values[at] ?? '']));
    if (index % every === 0 && cells.length < faulty) {
      const fault = faults[cells.length % faults.length];
      if (fault === undefined) throw new Error('no faults');
      row = fault.spoil(row);
      cells.push(`${index + 1 + rowsAbove}:${columnOf(fault.at)}`);
    }
    const line = sheet.getRow(index + 1 + rowsAbove);
    line.values = plan.columns.map(({ id }) => cellOf(row[id]));
    line.commit();
  }
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { bytes, cells, columnOf };
}

const cellOf = (value: Value | undefined): ExcelJS.CellValue => {
  if (value === undefined || value === '') return null;
  return typeof value === 'object' ? { formula: value.formula, result: { error: '#N/A' } } : value;
};
