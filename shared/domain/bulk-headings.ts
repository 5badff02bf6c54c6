import type { Bilingual } from './bilingual.ts';
import { bilingual as b } from './bulk-words.ts';
import { foldCode } from './fold-code.ts';
import type { Finding, SheetOutline, SheetRow } from './sheet.ts';
import type { WorkbookColumn, WorkbookPlan } from './workbook-plan.ts';

/** Where the columns of a plan stand in one sheet. */
export type Layout = {
  readonly headingRow: number;
  /** By the sheet's column, from 1. */
  readonly columns: ReadonlyMap<number, WorkbookColumn>;
  /** Where the two columns that tell of the rows begin: where they stood before, or behind the last heading. */
  readonly statusColumn: number;
};

/** Headings of the columns that a returned workbook carries. */
export const statusHeadings = { state: '核对结果', text: '核对说明' } as const;

/** Headings are looked for in so many rows: above them stand a title, an office, a date. */
export const headingRows = 20;

type Recognised =
  | { readonly ok: true; readonly layout: Layout; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A heading without what clerks put around it: blanks, line breaks, width, brackets with 必填 or 选填, asterisks. */
const bare = (heading: string): string =>
  foldCode(heading.replace(/[（(〔[][^）)〕\]]{0,20}[）)〕\]]/u, '')).replace(/[*:]/gu, '');

function namesOf({ columns }: WorkbookPlan): ReadonlyMap<string, WorkbookColumn> {
  const names = new Map<string, WorkbookColumn>();
  for (const column of columns)
    for (const name of [column.heading.zh, column.heading.en, ...column.aliases])
      if (!names.has(bare(name))) names.set(bare(name), column);
  return names;
}

const finding = (
  at: { row: number | null; column?: number | null; heading?: string | null },
  severity: Finding['severity'],
  code: string,
  message: Bilingual,
  remedy: Bilingual,
): Finding => ({
  row: at.row,
  column: at.column ?? null,
  heading: at.heading ?? null,
  severity,
  code,
  value: null,
  message,
  remedy,
});

const useTemplate = b('请下载模板，按模板的表头填写', 'Download the template and keep its headings');

/** The row of a sheet in which most headings of the plan stand; null where fewer than two do. */
function headingRowOf(
  plan: WorkbookPlan,
  rows: readonly SheetRow[],
): { row: SheetRow; known: number } | null {
  const names = namesOf(plan);
  let best: { row: SheetRow; known: number } | null = null;
  for (const row of rows) {
    if (row.row > headingRows) break;
    const known = new Set(row.cells.map(({ text }) => names.get(bare(text.slice(0, 60)))?.id)).size;
    const count = row.cells.some(({ text }) => names.has(bare(text.slice(0, 60)))) ? known : 0;
    if (count >= 2 && count > (best?.known ?? 0)) best = { row, known: count };
  }
  return best;
}

/** Finds the headings of a plan in the first rows of a sheet, or says what keeps it from being read. */
export function recogniseHeadings(
  plan: WorkbookPlan,
  rows: readonly SheetRow[],
  outline: SheetOutline,
  others: readonly WorkbookPlan[] = [],
): Recognised {
  const found = headingRowOf(plan, rows);
  const other = others.find(one => (headingRowOf(one, rows)?.known ?? 0) > (found?.known ?? 0) + 1);
  if (other !== undefined) return { ok: false, findings: [otherTemplate(other)] };
  if (found === null) return { ok: false, findings: [noHeadings] };

  const names = namesOf(plan);
  const columns = new Map<number, WorkbookColumn>();
  const findings: Finding[] = [];
  let status: number | null = null;
  let last = 0;
  const at = found.row.row;
  for (const { column, text } of found.row.cells) {
    const heading = text.trim().slice(0, 60);
    if (bare(heading) === statusHeadings.state) status = column;
    if (status !== null && (column === status || column === status + 1)) continue;
    last = Math.max(last, column);
    const known = names.get(bare(heading));
    if (known === undefined) {
      if (heading !== '') findings.push(unreadColumn(at, column, heading));
    } else if ([...columns.values()].includes(known)) {
      findings.push(headingTwice(at, column, known));
    } else {
      columns.set(column, known);
      if (outline.hiddenColumns.includes(column)) findings.push(hiddenColumn(at, column, known));
    }
  }
  const present = new Set(columns.values());
  const missing = plan.columns.filter(column => column.required && !present.has(column));
  findings.push(...missing.map(column => headingMissing(at, column)));
  if (findings.some(({ severity }) => severity === 'error')) return { ok: false, findings };
  return { ok: true, layout: { headingRow: at, columns, statusColumn: status ?? last + 1 }, findings };
}

type Candidate = { readonly outline: SheetOutline; readonly first: readonly SheetRow[] };
type Chosen =
  | { readonly ok: true; readonly sheet: number; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Which sheet of a workbook holds the rows. One that is shown goes before hidden ones; of two shown a person must choose. */
export function chooseSheet(plan: WorkbookPlan, sheets: readonly Candidate[]): Chosen {
  const fitting = sheets.flatMap(({ first, outline }, index) => {
    const found = headingRowOf(plan, first);
    const filled = found !== null && first.some(({ row }) => row > found.row.row);
    return found === null ? [] : [{ index, outline, known: found.known, filled }];
  });
  const shown = fitting.filter(({ outline }) => !outline.hidden);
  const candidates = shown.length > 0 ? shown : fitting;
  const most = Math.max(0, ...candidates.map(({ known }) => known));
  const best = candidates.filter(({ known }) => known >= most - 2);
  const filled = best.filter(one => one.filled);
  const [chosen, second] = filled.length > 0 ? filled : best;
  // Where nothing fits, the first sheet is tried: its headings say what is missing.
  if (chosen === undefined) return { ok: true, sheet: 0, findings: [] };
  if (second !== undefined && filled.length > 1) {
    return { ok: false, findings: [twoSheets(filled.map(({ outline }) => outline.name))] };
  }
  const unread = sheets.flatMap(({ outline, first }, index) =>
    index === chosen.index || first.length === 0 || outline.name === '填写说明' || outline.hidden
      ? []
      : [unreadSheet(outline.name)],
  );
  return { ok: true, sheet: chosen.index, findings: unread };
}

const nowhere = { row: null };

const noHeadings = finding(
  nowhere,
  'error',
  'no-headings',
  b('前 20 行中没有找到表头', 'No headings were found in the first 20 rows'),
  useTemplate,
);
const otherTemplate = (plan: WorkbookPlan): Finding =>
  finding(
    nowhere,
    'error',
    'other-template',
    b(`这是“${plan.sheetName}”模板的文件`, `This file follows the template for ${plan.kind}`),
    b('请选择对应的报送类型后重新上传', 'Choose the matching kind and send it again'),
  );
const unreadColumn = (row: number, column: number, heading: string): Finding =>
  finding(
    { row, column, heading },
    'info',
    'unread-column',
    b('不认识这一列，未读取', 'This column is not known and was not read'),
    b(
      '如属模板中的列，请改为模板的表头',
      'If it is one of the template, give it the heading of the template',
    ),
  );
const headingTwice = (row: number, column: number, { heading }: WorkbookColumn): Finding =>
  finding(
    { row, column, heading: heading.zh },
    'error',
    'heading-twice',
    b(`表头“${heading.zh}”出现两次`, `The heading “${heading.en}” stands here twice`),
    b('请删除或改名其中一列', 'Remove or rename one of the two columns'),
  );
const headingMissing = (row: number, { heading }: WorkbookColumn): Finding =>
  finding(
    { row, heading: heading.zh },
    'error',
    'heading-missing',
    b(`缺少“${heading.zh}”一列`, `The column “${heading.en}” is missing`),
    useTemplate,
  );
const hiddenColumn = (row: number, column: number, { heading }: WorkbookColumn): Finding =>
  finding(
    { row, column, heading: heading.zh },
    'warning',
    'hidden-column',
    b(
      `“${heading.zh}”一列被隐藏，仍已读取`,
      `The column “${heading.en}” is hidden and was read all the same`,
    ),
    b('请取消隐藏并核对', 'Show it and check what it holds'),
  );
const twoSheets = (names: readonly string[]): Finding =>
  finding(
    nowhere,
    'error',
    'two-sheets-fit',
    b(
      `有多个工作表可读：${names.slice(0, 5).join('、')}`,
      `Several sheets could be read: ${names.slice(0, 5).join(', ')}`,
    ),
    b('请每次只保留一个数据工作表', 'Keep one sheet of rows in a file'),
  );
const unreadSheet = (name: string): Finding =>
  finding(
    nowhere,
    'info',
    'unread-sheet',
    b(`工作表“${name.slice(0, 31)}”未读取`, `The sheet “${name.slice(0, 31)}” was not read`),
    b('如含有应报送的行，请移到数据表中', 'Move rows that should be reported into the sheet of rows'),
  );
