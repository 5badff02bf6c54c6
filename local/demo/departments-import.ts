import type { ImportView } from '../../shared/contract/import-routes.ts';
import { firstOfficer } from './cast.ts';
import type { Expected } from './departments-review.ts';
import { campaignId } from './plan.ts';
import { confirmWorkbook, sendWorkbook, untilImport } from './send-workbook.ts';
import type { Stage } from './stage.ts';
import type { Check } from './verify-demo.ts';
import { type PlannedRow, type PlannedWorkbook, plans } from './workbook-plan.ts';

/** What the imports of the demonstration come to, and the reports they became. */
export type Imported = {
  readonly expected: ReadonlyMap<string, Expected>;
  /** Reports that are not so, with the clerk who sent them. */
  readonly rejected: readonly { readonly reportId: string; readonly clerk: string }[];
  /** How many reports need two officers. */
  readonly fourEyes: number;
  readonly checks: readonly Check[];
  readonly counts: Readonly<Record<string, number>>;
};

/** Clerks send their workbooks, leads confirm them; one is given back with faults, mended and sent again. */
export async function departmentsImport(
  stage: Stage,
  workbooks: readonly PlannedWorkbook[],
): Promise<Imported> {
  const expected = new Map<string, Expected>();
  const rejected: { reportId: string; clerk: string }[] = [];
  const sum = { sent: 0, good: 0, bad: 0, unchanged: 0, taken: 0, refused: 0, findings: 0 };
  const take = ({ reading, acting }: ImportView) => {
    sum.sent += reading?.counts.read ?? 0;
    sum.good += reading?.counts.good ?? 0;
    sum.bad += reading?.counts.bad ?? 0;
    sum.unchanged += reading?.counts.unchanged ?? 0;
    sum.findings += reading?.counts.errors ?? 0;
    sum.taken += acting?.counts.taken ?? 0;
    sum.refused += acting?.counts.refused ?? 0;
  };
  await stage.each('workbooks', workbooks, async workbook => {
    for (const rows of [workbook.spoilt, workbook.rows]) {
      if (rows === null) continue;
      const view = await imported(stage, workbook, rows, rows === workbook.spoilt ? 'first' : 'mended');
      take(view);
      for (const [reportId, fate] of await reportsOf(stage, workbook, view, rows)) {
        expected.set(reportId, { fate });
        if (fate === 'rejected') rejected.push({ reportId, clerk: workbook.clerk });
      }
    }
  });
  const fourEyes = workbooks.flatMap(({ rows: all }) =>
    all.filter(row => row.fourEyes && row.fate !== 'rejected'),
  ).length;
  const rows = workbooks.reduce((count, workbook) => count + workbook.rows.length, 0);
  const again = workbooks.reduce((count, { spoilt }) => count + (spoilt?.length ?? 0), 0);
  const faulty = workbooks.reduce((count, workbook) => count + faultyOf(workbook), 0);
  return {
    expected,
    rejected,
    fourEyes,
    counts: {
      workbooks: workbooks.length,
      ...Object.fromEntries(Object.entries(sum).map(([name, count]) => [`rows.${name}`, count])),
    },
    checks: [
      { what: 'rows sent by workbook', expected: rows + again, found: sum.sent },
      { what: 'rows given back at their cells', expected: faulty, found: sum.bad },
      { what: 'faults found, one in each of them', expected: faulty, found: sum.findings },
      { what: 'rows unchanged when sent again', expected: again - faulty, found: sum.unchanged },
      { what: 'rows that became reports', expected: rows, found: sum.taken },
      { what: 'reports by workbook', expected: rows, found: expected.size },
      { what: 'rows refused when they acted', expected: 0, found: sum.refused },
    ],
  };
}

const faultyOf = ({ rows, spoilt }: PlannedWorkbook): number =>
  (spoilt ?? rows).filter((row, place) => row.values !== rows[place]?.values).length;

/** One file: judged, confirmed by the lead, acted, and passed by the platform's check. */
async function imported(
  stage: Stage,
  { clerk, lead, kind }: PlannedWorkbook,
  rows: readonly PlannedRow[],
  time: 'first' | 'mended',
): Promise<ImportView> {
  const judged = await sendWorkbook(stage.as(clerk), `${clerk}-${kind}-${time}`, {
    campaignId,
    kind,
    mode: 'import',
    name: `${plans[kind].sheetName}报送表.csv`,
    bytes: csvOf(kind, rows, clerk.length % 2 === 0),
  });
  if (judged.status !== 'judged') return judged;
  const acted = await confirmWorkbook(stage.as(lead), judged);
  await stage.as(firstOfficer).call('checkImport', {
    params: { importId: judged.importId },
    key: `check-${judged.importId}`,
    body: { outcome: 'passed' },
  });
  return untilImport(stage.as(clerk), acted.importId, ({ acting }) => acting?.done === true);
}

/** Values with a heading each, as a spreadsheet program saves them: UTF-8 with its mark, or UTF-16. */
function csvOf(kind: PlannedWorkbook['kind'], rows: readonly PlannedRow[], utf16: boolean): Uint8Array {
  const { columns } = plans[kind];
  const quoted = (text: string) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    columns.map(({ heading }) => heading.zh),
    ...rows.map(({ values }, index) =>
      columns.map(({ id }) => (id === 'number' ? String(index + 1) : (values[id] ?? ''))),
    ),
  ].map(fields => fields.map(quoted).join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, utf16 ? 'utf16le' : 'utf8');
}

/** Which report each row became: rows keep their numbers, and the first one is the headings'. */
async function reportsOf(
  stage: Stage,
  { clerk }: PlannedWorkbook,
  { importId }: ImportView,
  rows: readonly PlannedRow[],
): Promise<readonly (readonly [string, PlannedRow['fate']])[]> {
  const found: (readonly [string, PlannedRow['fate']])[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(cursor);
    for (const { row, reportId } of page.items) {
      const planned = rows[row - 2];
      if (reportId !== null && planned !== undefined) found.push([reportId, planned.fate]);
    }
    cursor = page.next;
  }
  return found;

  function read(cursor: string) {
    const query = { limit: 100, ...(cursor === '' ? {} : { cursor }) };
    return stage.as(clerk).call('listImportRows', { params: { importId }, query });
  }
}
